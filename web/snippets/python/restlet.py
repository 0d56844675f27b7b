"""Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256) with Python's standard library.

    python3 restlet.py METHOD URL [NONCE TIMESTAMP]    prints the Authorization header

NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
signed.
"""

import base64
import hmac
import os
import secrets
import sys
import time
from urllib.parse import quote, unquote_to_bytes, urlsplit


def encode(text):  # RFC 5849, 3.6; takes text or bytes
    return quote(text, safe="~")


def decode(text):  # as a form is decoded: + is a space
    return unquote_to_bytes(text.replace("+", " "))


def authorization(method, url, account, consumer_key, consumer_secret, token, token_secret, nonce, timestamp):
    """The value of the Authorization header. `account` as NetSuite writes it: 1234567_SB1."""
    oauth = {
        "oauth_consumer_key": consumer_key,
        "oauth_token": token,
        "oauth_nonce": nonce,
        "oauth_timestamp": timestamp,
        "oauth_signature_method": "HMAC-SHA256",
        "oauth_version": "1.0",
    }
    parts = urlsplit(url)
    query = [piece.partition("=") for piece in parts.query.split("&") if piece]
    pairs = [(encode(decode(name)), encode(decode(value))) for name, _, value in query]
    pairs += [(encode(name), encode(value)) for name, value in oauth.items()]
    parameters = "&".join(f"{name}={value}" for name, value in sorted(pairs))

    host = parts.netloc.lower()
    if parts.scheme == "https":
        host = host.removesuffix(":443")
    base_uri = f"{parts.scheme}://{host}{parts.path or '/'}"

    base_string = "&".join(encode(part) for part in (method.upper(), base_uri, parameters))
    key = f"{encode(consumer_secret)}&{encode(token_secret)}"
    digest = hmac.digest(key.encode(), base_string.encode(), "sha256")
    oauth["oauth_signature"] = base64.b64encode(digest).decode()

    header = ", ".join(f'{name}="{encode(value)}"' for name, value in oauth.items())
    return f'OAuth realm="{account}", {header}'


if __name__ == "__main__":
    names = ("ACCOUNT", "CONSUMER_KEY", "CONSUMER_SECRET", "TOKEN", "TOKEN_SECRET")
    credentials = [os.environ[f"NETSUITE_{name}"] for name in names]
    method, url, *stamp = sys.argv[1:]
    nonce, timestamp = stamp or (secrets.token_hex(16), str(int(time.time())))
    print(authorization(method, url, *credentials, nonce, timestamp))
