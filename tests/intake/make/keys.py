"""Made-up keys, a made-up stamp, and the header that they give."""
import hashlib
import sys

from oauthlib.oauth1 import Client


def made_up(word):
    return hashlib.sha256(f"countersign test {word}".encode()).hexdigest()


CONSUMER_KEY, CONSUMER_SECRET = made_up("consumer key"), made_up("consumer secret")
TOKEN, TOKEN_SECRET = made_up("token"), made_up("token secret")
REALM, NONCE, TIMESTAMP = "1234567_SB1", "q9Xc27LmTz4", "1700000000"


def client():
    return Client(
        CONSUMER_KEY,
        client_secret=CONSUMER_SECRET,
        resource_owner_key=TOKEN,
        resource_owner_secret=TOKEN_SECRET,
        signature_method="HMAC-SHA256",
        realm=REALM,
        nonce=NONCE,
        timestamp=TIMESTAMP,
    )


if __name__ == "__main__":
    method, url = sys.argv[1:3]
    print(client().sign(url, method)[1]["Authorization"])
