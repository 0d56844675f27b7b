"""Signs made-up requests wrongly, one known mistake each: what a middleware that makes it would send.

    python3 tests/peers/mistaken.py [--count 300] [--seed 1]

Each line is `{"code": …, "case": {…}}`: the mistake's code, and the request with the header that came of it. Written
from what each mistake is said to be and on top of `rfc5849.py`, without a look at how the check re-enacts it, so that
a misunderstanding there and one here are unlikely to be the same.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import random
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import rfc5849

Case = dict[str, Any]
Pairs = list[rfc5849.Pair]

HEX = "0123456789abcdef"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
PATH = "/app/site/hosting/restlet.nl"


class Way:
    """The way from a request to a signature, each step of which a mistake may replace."""

    def __init__(self, case: Case) -> None:
        self.case = case
        request = case["request"]
        self.method: str = request["method"]
        self.url: str = request["url"]
        self.uri = rfc5849.base_string_uri(self.url)
        self.protocol = rfc5849.protocol_parameters(case)
        self.body: str | None = request.get("body")
        self.content_type: str | None = request.get("content_type")
        self.consumer_secret: str = case["credentials"]["consumer_secret"]
        self.token_secret: str = case["credentials"]["token_secret"]

    def query(self) -> Pairs:
        return rfc5849.form_decode(rfc5849.query_of(self.url).encode())

    def form(self) -> Pairs:
        is_form = rfc5849.is_form(self.content_type)
        return rfc5849.form_decode((self.body or "").encode()) if is_form else []

    def header(self) -> Pairs:
        return [(name.encode(), value.encode()) for name, value in self.protocol]

    def pairs(self) -> Pairs:
        return self.query() + self.header() + self.form()

    def encode(self, octets: bytes) -> str:
        return rfc5849.encode(octets)

    def parameters(self) -> str:
        encoded = sorted((self.encode(name), self.encode(value)) for name, value in self.pairs())
        return "&".join(f"{name}={value}" for name, value in encoded)

    def base_string(self) -> str:
        sections = (self.method.upper(), self.uri, self.parameters())
        return "&".join(rfc5849.encode(section.encode()) for section in sections)

    def key(self) -> bytes:
        return rfc5849.signing_key(self.consumer_secret, self.token_secret)

    def digest(self) -> bytes:
        return hmac.digest(self.key(), self.base_string().encode(), "sha256")

    def signature(self) -> str:
        return base64.b64encode(self.digest()).decode()


MISTAKES: dict[str, type[Way]] = {}


def mistake(code: str) -> Callable[[type[Way]], type[Way]]:
    """Lists a way under the code of its mistake."""

    def listed(way: type[Way]) -> type[Way]:
        MISTAKES[code] = way
        return way

    return listed


@mistake("query-params-missing")
class QueryParamsMissing(Way):
    def query(self) -> Pairs:
        return []


@mistake("param-double-encoded")
class ParamDoubleEncoded(Way):
    def query(self) -> Pairs:
        pieces = rfc5849.query_of(self.url).split("&")
        raw = [piece.partition("=") for piece in pieces]
        return [(rfc5849.unescape(name.encode()), value.encode()) for name, _, value in raw]


@mistake("params-unsorted")
class ParamsUnsorted(Way):
    def parameters(self) -> str:
        encoded = [(self.encode(name), self.encode(value)) for name, value in self.pairs()]
        return "&".join(f"{name}={value}" for name, value in encoded)


@mistake("value-not-percent-encoded")
class ValueNotPercentEncoded(Way):
    def parameters(self) -> str:
        pairs = sorted((name.decode(), value.decode()) for name, value in self.pairs())
        return "&".join(f"{self.encode(name.encode())}={value}" for name, value in pairs)


@mistake("reserved-chars-unencoded")
class ReservedCharsUnencoded(Way):
    """JavaScript's encodeURIComponent."""

    def encode(self, octets: bytes) -> str:
        return quote(octets, safe="!'()*~")

    def base_string(self) -> str:
        sections = (self.method.upper(), self.uri, self.parameters())
        return "&".join(self.encode(section.encode()) for section in sections)


@mistake("plus-for-space")
class PlusForSpace(Way):
    def encode(self, octets: bytes) -> str:
        return quote_plus(octets, safe="~")


@mistake("tilde-encoded")
class TildeEncoded(Way):
    def encode(self, octets: bytes) -> str:
        return rfc5849.encode(octets).replace("~", "%7E")


@mistake("lowercase-hex")
class LowercaseHex(Way):
    def base_string(self) -> str:
        def lower(octets: bytes) -> str:
            pieces = rfc5849.encode(octets).split("%")
            return pieces[0] + "".join(f"%{piece[:2].lower()}{piece[2:]}" for piece in pieces[1:])

        encoded = sorted((lower(name), lower(value)) for name, value in self.pairs())
        section = "&".join(f"{name}={value}" for name, value in encoded)
        return "&".join(lower(part.encode()) for part in (self.method.upper(), self.uri, section))


@mistake("non-utf8-encoding")
class NonUtf8Encoding(Way):
    def encode(self, octets: bytes) -> str:
        return rfc5849.encode(octets.decode().encode("latin-1", "replace"))


@mistake("non-form-body-in-base-string")
class NonFormBodyInBaseString(Way):
    def form(self) -> Pairs:
        fields = json.loads(self.body or "{}")
        return [(name.encode(), str(value).encode()) for name, value in fields.items()]


@mistake("form-body-missing-from-base")
class FormBodyMissingFromBase(Way):
    def form(self) -> Pairs:
        return []


@mistake("duplicate-params-collapsed")
class DuplicateParamsCollapsed(Way):
    def query(self) -> Pairs:
        return list(dict(super().query()).items())


@mistake("blank-param-dropped")
class BlankParamDropped(Way):
    def query(self) -> Pairs:
        return [(name, value) for name, value in super().query() if value]


@mistake("empty-param-signed-but-not-sent")
class EmptyParamSignedButNotSent(Way):
    def header(self) -> Pairs:
        return [*super().header(), (b"oauth_verifier", b"")]


@mistake("params-signed-twice")
class ParamsSignedTwice(Way):
    def query(self) -> Pairs:
        return super().query() * 2


@mistake("realm-in-base-string")
class RealmInBaseString(Way):
    def header(self) -> Pairs:
        return [*super().header(), (b"realm", self.case["credentials"]["account"].encode())]


@mistake("query-in-base-uri")
class QueryInBaseUri(Way):
    def query(self) -> Pairs:
        return []

    def base_string(self) -> str:
        self.uri = self.url
        return super().base_string()


@mistake("default-port-in-base")
class DefaultPortInBase(Way):
    def base_string(self) -> str:
        self.uri = self.uri.replace(".com/", ".com:443/")
        return super().base_string()


@mistake("scheme-mismatch")
class SchemeMismatch(Way):
    def base_string(self) -> str:
        self.uri = self.uri.replace("https", "http")
        return super().base_string()


@mistake("method-mismatch")
class MethodMismatch(Way):
    def base_string(self) -> str:
        self.method = "GET" if self.method == "POST" else "POST"
        return super().base_string()


@mistake("method-lowercase")
class MethodLowercase(Way):
    def base_string(self) -> str:
        method, _, rest = super().base_string().partition("&")
        return f"{method.lower()}&{rest}"


@mistake("uri-not-encoded-separately")
class UriNotEncodedSeparately(Way):
    def base_string(self) -> str:
        return f"{self.method}&{self.uri}&{rfc5849.encode(self.parameters().encode())}"


@mistake("params-section-not-encoded")
class ParamsSectionNotEncoded(Way):
    def base_string(self) -> str:
        return f"{self.method}&{rfc5849.encode(self.uri.encode())}&{self.parameters()}"


@mistake("soap-base-string-for-rest")
class SoapBaseStringForRest(Way):
    def base_string(self) -> str:
        return rfc5849.sign_token_passport(self.case)[0]


@mistake("key-missing-ampersand")
class KeyMissingAmpersand(Way):
    def key(self) -> bytes:
        return self.consumer_secret.encode()


@mistake("key-token-secret-missing")
class KeyTokenSecretMissing(Way):
    def key(self) -> bytes:
        return f"{self.consumer_secret}&".encode()


@mistake("secrets-swapped")
class SecretsSwapped(Way):
    def key(self) -> bytes:
        return f"{self.token_secret}&{self.consumer_secret}".encode()


@mistake("key-token-id-instead-of-secret")
class KeyTokenIdInsteadOfSecret(Way):
    def key(self) -> bytes:
        return f"{self.consumer_secret}&{self.case['credentials']['token']}".encode()


@mistake("secret-whitespace")
class SecretWhitespace(Way):
    def key(self) -> bytes:
        return f"{self.consumer_secret}&{self.token_secret}%0A".encode()


@mistake("hash-instead-of-hmac")
class HashInsteadOfHmac(Way):
    def digest(self) -> bytes:
        return hashlib.sha256(self.base_string().encode()).digest()


@mistake("utf16-bytes-hashed")
class Utf16BytesHashed(Way):
    def digest(self) -> bytes:
        wide = self.base_string().encode("utf-16-le")
        return hmac.digest(self.key().decode().encode("utf-16-le"), wide, "sha256")


@mistake("hex-digest")
class HexDigest(Way):
    def signature(self) -> str:
        return self.digest().hex()


@mistake("base64-of-hex")
class Base64OfHex(Way):
    def signature(self) -> str:
        return base64.b64encode(self.digest().hex().encode()).decode()


def made_up(dice: random.Random) -> Case:
    """A right request to a RESTlet, with something in it for most mistakes to spoil."""

    def word(alphabet: str, length: int) -> str:
        return "".join(dice.choices(alphabet, k=length))

    values = ["1", "a%20b", "a+b", "first%2Csecond", "caf%C3%A9", "%C2%A35", "x%7Ey", "~", "!(x)*'", "", "0", "A:b/c"]
    names = ["q", "limit", "customParam", "Title", "since", "id", "id"]
    extra = [f"{dice.choice(names)}={dice.choice(values)}" for _ in range(dice.randrange(5))]
    method = dice.choice(["GET", "POST", "PUT", "DELETE"])
    content_type, body = None, None
    if method in ("POST", "PUT"):
        content_type, body = dice.choice(
            [
                ("application/json", json.dumps({"name": "Ann & Bob", "id": dice.randrange(99)})),
                ("application/x-www-form-urlencoded", "b=2&a=x%20y"),
            ]
        )
    account = dice.choice(["1234567", "1234567_SB1", "TSTDRV1234567"])
    host = f"{account.lower().replace('_', '-')}.restlets.api.netsuite.com"
    return {
        "request": {
            "method": method,
            "url": f"https://{host}{PATH}?{'&'.join(['script=6', 'deploy=1', *extra])}",
            "content_type": content_type,
            "body": body,
        },
        "credentials": {
            "account": account,
            "consumer_key": word(HEX, 64),
            "consumer_secret": word(HEX, 64),
            "token": word(HEX, 64),
            "token_secret": word(HEX, 64),
        },
        "stamp": {"nonce": word(LETTERS, 20), "timestamp": str(1508242300 + dice.randrange(90))},
    }


# What a request must hold for its signature to tell this mistake from another one that signs the same text.
MUST_HOLD: dict[str, Callable[[dict[str, str]], bool]] = {
    # Not from a form that is read twice.
    "non-form-body-in-base-string": lambda request: request["content_type"] == "application/json",
    # Not from reserved-chars-unencoded.
    "value-not-percent-encoded": lambda request: any(
        mark in rfc5849.query_of(request["url"]) for mark in ("%20", "+", "%C", "%2C", ":")
    ),
    # Not from plus-not-decoded.
    "param-double-encoded": lambda request: "%" in request["url"],
}


def mistaken(dice: random.Random, code: str) -> Case:
    """A request on which the mistake changes the signature, with the header that a middleware would send."""
    while True:
        case = made_up(dice)
        if code in MUST_HOLD and not MUST_HOLD[code](case["request"]):
            continue
        right = rfc5849.sign(case)
        way = MISTAKES[code](case)
        signature = way.signature()
        if signature != right.signature:
            sent = rfc5849.authorization(case["credentials"]["account"], rfc5849.protocol_parameters(case), signature)
            del case["stamp"]
            return {**case, "observed": {"authorization": sent}}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    dice = random.Random(options.seed)
    codes = list(MISTAKES)
    for number in range(options.count):
        code = codes[number % len(codes)]
        json.dump({"code": code, "case": mistaken(dice, code)}, sys.stdout)
        print()


if __name__ == "__main__":
    main()
