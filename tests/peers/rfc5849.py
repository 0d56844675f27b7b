"""Signs one request as RFC 5849 says, with the standard library alone.

This is the second opinion behind `tests/vectors`: written from the text of the RFC, clause by clause,
and from nothing else, so that an error in the Rust code and one here are unlikely to be the same.
It is meant to be read next to the RFC. It favours plainness over speed and has no options.

Text is handled as bytes wherever the RFC speaks of octets: a query may hold escapes that are no
UTF-8 (`%FF`), and decoding them to text would lose them.

    python3 rfc5849.py < tests/vectors/oracle-restlet/case.json
"""

from __future__ import annotations

import base64
import hmac
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Pair = tuple[bytes, bytes]

UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
HEX_DIGITS = frozenset(b"0123456789ABCDEFabcdef")
DEFAULT_PORTS = {"http": 80, "https": 443}
DIGESTS = {"HMAC-SHA1": "sha1", "HMAC-SHA256": "sha256", "HMAC-SHA512": "sha512"}
FORM = "application/x-www-form-urlencoded"

# What RFC 3986 (appendix A) allows nowhere in a URI, so that a client escapes it before it sends it.
NEVER_RAW = frozenset(b' "<>\\^`{|}') | frozenset(range(0x20)) | frozenset(range(0x7F, 0x100))


class CannotSign(ValueError):
    """The input does not describe a request that can be signed; the text says what is missing."""


ACCOUNT = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)?")


@dataclass(frozen=True)
class Signed:
    """Every stage of one signing, as text."""

    base_uri: str
    parameters: str
    base_string: str
    signature: str
    authorization: str


def sign(case: Mapping[str, Any]) -> Signed:
    """Goes through the stages in the order of section 3.4 and ends with the header of 3.5.1."""
    request = case["request"]
    credentials = case["credentials"]
    # White space around a URL is an accident of copying, which every client takes off.
    url = request["url"].strip()
    protocol = protocol_parameters(case)

    uri = base_string_uri(url)
    parameters = normalise(collect(url, protocol, request.get("content_type"), request.get("body")))
    base_string = "&".join(encode(part.encode()) for part in (request["method"].upper(), uri, parameters))
    signature = digest(
        method_of(case),
        signing_key(credentials["consumer_secret"], credentials.get("token_secret") or ""),
        base_string,
    )
    header = authorization(realm(credentials.get("account"), uri), protocol, signature)
    return Signed(uri, parameters, base_string, signature, header)


def method_of(case: Mapping[str, Any]) -> str:
    """The signature method; NetSuite's only one where nothing is said."""
    return case.get("signature_method") or "HMAC-SHA256"


def protocol_parameters(case: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Section 3.1: the `oauth_` parameters that the client adds, without the signature.

    The order is the one in which they stand in the header; the signature does not depend on it.
    A token that is absent is left out, a token that is empty is sent empty (3.1: the parameter MAY be omitted).
    """
    credentials, stamp, oauth = case["credentials"], case["stamp"], case.get("oauth") or {}
    wanted = [
        ("oauth_consumer_key", credentials["consumer_key"]),
        ("oauth_token", credentials.get("token")),
        ("oauth_callback", oauth.get("callback")),
        ("oauth_verifier", oauth.get("verifier")),
        ("oauth_nonce", stamp["nonce"]),
        ("oauth_timestamp", stamp["timestamp"]),
        ("oauth_signature_method", method_of(case)),
        ("oauth_version", None if oauth.get("version") is False else "1.0"),
    ]
    return [(name, value) for name, value in wanted if value is not None]


# 3.6 Percent Encoding


def encode(octets: bytes) -> str:
    """Section 3.6: unreserved octets stay, all others become %XX with upper-case digits."""
    return "".join(chr(octet) if octet in UNRESERVED else f"%{octet:02X}" for octet in octets)


# 3.4.1.2 Base String URI


def base_string_uri(url: str) -> str:
    """Section 3.4.1.2: scheme, authority and path of the request, without query and fragment."""
    scheme, separator, rest = url.partition("://")
    scheme = scheme.lower()
    if not separator or scheme not in DEFAULT_PORTS:
        raise CannotSign("the URL does not begin with http:// or https://")
    authority, path = split_authority(without_query(rest))
    return f"{scheme}://{host_and_port(scheme, authority)}{escape_path(path or '/')}"


def without_query(url: str) -> str:
    """The part before the query and before the fragment, whichever comes first."""
    return url.partition("#")[0].partition("?")[0]


def split_authority(rest: str) -> tuple[str, str]:
    """RFC 3986 3.2: the authority ends at the first slash."""
    authority, slash, path = rest.partition("/")
    return authority, slash + path


def host_and_port(scheme: str, authority: str) -> str:
    """Items 1 to 3: host in lower case as in the Host header field (so without user name), default port left out."""
    authority = authority.rpartition("@")[2]
    end_of_host = authority.rfind("]") + 1  # an IPv6 address holds colons of its own
    host, _, port = authority[end_of_host:].partition(":")
    host = (authority[:end_of_host] + host).lower()
    if not host:
        raise CannotSign("the URL has no host")
    if port and not (port.isascii() and port.isdigit()):
        raise CannotSign("the port is not a number")
    if not port or int(port) == DEFAULT_PORTS[scheme]:
        return host
    return f"{host}:{int(port)}"


def escape_path(path: str) -> str:
    """The path as it stands in the request line: a client escapes what no URI may hold, and touches nothing else."""
    return "".join(f"%{octet:02X}" if octet in NEVER_RAW else chr(octet) for octet in path.encode())


# 3.4.1.3.1 Parameter Sources


def collect(url: str, protocol: list[tuple[str, str]], content_type: str | None, body: str | None) -> list[Pair]:
    """Query, Authorization header (realm excepted, which `protocol` never holds) and form body, without oauth_signature."""
    pairs = form_decode(query_of(url).encode())
    pairs += [(name.encode(), value.encode()) for name, value in protocol]
    if is_form(content_type):
        pairs += form_decode((body or "").encode())
    return [pair for pair in pairs if pair[0] != b"oauth_signature"]


def query_of(url: str) -> str:
    """RFC 3986 3.4: from the first question mark to the fragment."""
    return url.partition("#")[0].partition("?")[2]


def is_form(content_type: str | None) -> bool:
    """RFC 9110 8.3.1: a media type ignores case and may carry parameters such as charset."""
    return (content_type or "").partition(";")[0].strip().lower() == FORM


def form_decode(text: bytes) -> list[Pair]:
    """HTML 4 17.13.4 read backwards: pieces between `&`, name before the first `=`; nothing between two `&` is no pair."""
    pieces = (piece for piece in text.split(b"&") if piece)
    return [(unescape(name), unescape(value)) for name, _, value in (piece.partition(b"=") for piece in pieces)]


def unescape(text: bytes) -> bytes:
    """`+` is a space, %XX is an octet, a percent sign without two hex digits is itself."""
    octets, at = bytearray(), 0
    text = text.replace(b"+", b" ")
    while at < len(text):
        digits = text[at + 1 : at + 3]
        if text[at] == ord("%") and len(digits) == 2 and HEX_DIGITS.issuperset(digits):
            octets.append(int(digits, 16))
            at += 3
        else:
            octets.append(text[at])
            at += 1
    return bytes(octets)


# 3.4.1.3.2 Parameters Normalization


def normalise(pairs: list[Pair]) -> str:
    """Encode first, then sort by name and by value in byte order, then join."""
    encoded = sorted((encode(name), encode(value)) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


# 3.4.2 HMAC, for SHA-1 in the RFC and for its successors in the same way


def signing_key(consumer_secret: str, token_secret: str) -> bytes:
    """Both secrets encoded; the `&` between them stands also next to an empty one."""
    return f"{encode(consumer_secret.encode())}&{encode(token_secret.encode())}".encode()


def digest(method: str, key: bytes, base_string: str) -> str:
    """HMAC of the base string, in Base64 with padding."""
    if method not in DIGESTS:
        raise CannotSign(f"{method} is none of {', '.join(DIGESTS)}")
    return base64.b64encode(hmac.digest(key, base_string.encode(), DIGESTS[method])).decode()


# 3.5.1 Authorization Header


def realm(account: str | None, base_uri: str) -> str | None:
    """The account as given; for a call to NetSuite in NetSuite's own form, upper case with an underscore.

    What cannot be an account id stays as it is.
    """
    host = base_uri.split("/")[2].split(":")[0]
    to_netsuite = host == "netsuite.com" or host.endswith(".netsuite.com")
    if account is None or not to_netsuite or not ACCOUNT.fullmatch(account):
        return account
    return account.upper().replace("-", "_")


def authorization(realm: str | None, protocol: list[tuple[str, str]], signature: str) -> str:
    """Realm first and only when there is one; every value encoded once and in double quotes."""
    fields = ([] if realm is None else [("realm", realm)]) + protocol + [("oauth_signature", signature)]
    return "OAuth " + ", ".join(f'{name}="{encode(value.encode())}"' for name, value in fields)


# NetSuite's SOAP token passport: the same key and digest over five fields


def sign_token_passport(case: Mapping[str, Any]) -> tuple[str, str]:
    """The base string of a SOAP token passport and its signature.

    https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4395630653.html
    """
    credentials, stamp = case["credentials"], case["stamp"]
    fields = (
        credentials["account"],
        credentials["consumer_key"],
        credentials["token"],
        stamp["nonce"],
        stamp["timestamp"],
    )
    base_string = "&".join(encode(field.encode()) for field in fields)
    key = signing_key(credentials["consumer_secret"], credentials["token_secret"])
    return base_string, digest(method_of(case), key, base_string)


def main() -> None:
    """Prints every stage of the one request on standard input."""
    signed = sign(json.load(sys.stdin))
    for stage in ("base_uri", "parameters", "base_string", "signature", "authorization"):
        print(f"{stage}: {getattr(signed, stage)}")


if __name__ == "__main__":
    main()
