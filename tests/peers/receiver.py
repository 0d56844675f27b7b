"""A real receiver on loopback: takes any request and says whether its Authorization header holds.

    python3 tests/peers/receiver.py [options] < keys.json

Verification is oauthlib's own endpoint machinery, under the rules that NetSuite documents: HMAC-SHA256 only, a nonce of
6 to 64 characters that is used once, a clock that is five minutes off at most, keys of 64 characters.
The first line of standard input is {"consumer_key", "consumer_secret", "token", "token_secret"};
the first line of standard output is the port. It stops when standard input ends.

Answers 200 {"success": true} or, for whatever reason, 401 with the body and the challenge of a RESTlet.
The reason goes to standard error, as NetSuite's goes to the Login Audit Trail and not to the caller.
"""

from __future__ import annotations

import argparse
import hmac
import json
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from oauthlib.common import Request
from oauthlib.oauth1 import RequestValidator, ResourceEndpoint

FIVE_MINUTES = 300
FOR_EVER = 10**11
DUMMY = "dummy"
REFUSAL = {"error": {"code": "INVALID_LOGIN_ATTEMPT", "message": "Invalid login attempt."}}


@dataclass(frozen=True)
class Keys:
    """The one pair of ids and secrets that is let in."""

    consumer_key: str
    consumer_secret: str
    token: str
    token_secret: str


@dataclass(frozen=True)
class Rules:
    """What may be loosened for a test, and the realm of the challenge."""

    realm: str
    shortest_key: int
    any_time: bool


class NetSuiteLike(RequestValidator):
    """oauthlib's questions, answered as NetSuite documents its own rules."""

    def __init__(self, keys: Keys, rules: Rules) -> None:
        super().__init__()
        self._keys = keys
        self._rules = rules
        self._seen: set[tuple[str, str, str]] = set()
        self._lock = threading.Lock()

    @property
    def allowed_signature_methods(self) -> tuple[str, ...]:
        """SHA-1 support ended with 2023.1."""
        return ("HMAC-SHA256",)

    @property
    def enforce_ssl(self) -> bool:
        """Loopback has no certificate."""
        return False

    @property
    def timestamp_lifetime(self) -> int:
        """Seconds that a clock may be off, in either direction."""
        return FOR_EVER if self._rules.any_time else FIVE_MINUTES

    @property
    def nonce_length(self) -> tuple[int, int]:
        """Oracle's help gives 6 to 64 letters and digits."""
        return 6, 64

    @property
    def client_key_length(self) -> tuple[int, int]:
        """NetSuite's keys have 64 characters; a test may use shorter ones."""
        return self._rules.shortest_key, 64

    @property
    def access_token_length(self) -> tuple[int, int]:
        """As for the consumer key."""
        return self._rules.shortest_key, 64

    @property
    def dummy_client(self) -> str:
        """Stands in for an unknown key, so that a refusal takes as long as any other."""
        return DUMMY

    @property
    def dummy_access_token(self) -> str:
        """Stands in for an unknown token."""
        return DUMMY

    def validate_client_key(self, client_key: str, request: Request) -> bool:
        """The one consumer key."""
        return same(client_key, self._keys.consumer_key)

    def validate_access_token(self, client_key: str, token: str, request: Request) -> bool:
        """The one token."""
        return same(token, self._keys.token)

    def validate_timestamp_and_nonce(
        self,
        client_key: str,
        timestamp: str,
        nonce: str,
        request: Request,
        request_token: str | None = None,
        access_token: str | None = None,
    ) -> bool:
        """A nonce is spent by its first use, whether the signature holds or not: at this point oauthlib does not know."""
        use = (access_token or "", timestamp, nonce)
        with self._lock:
            fresh = use not in self._seen
            self._seen.add(use)
        request.validator_log["nonce is fresh"] = fresh
        return fresh

    def validate_realms(
        self, client_key: str, token: str, request: Request, uri: str | None = None, realms: list[str] | None = None
    ) -> bool:
        """The realm names the account; without one there is nothing that could be wrong."""
        return not self._rules.realm or request.realm in (None, self._rules.realm)

    def get_client_secret(self, client_key: str, request: Request) -> str:
        """The secret that goes with the key, or any for the dummy: its signature never counts."""
        return self._keys.consumer_secret if same(client_key, self._keys.consumer_key) else DUMMY

    def get_access_token_secret(self, client_key: str, token: str, request: Request) -> str:
        """As above, for the token."""
        return self._keys.token_secret if same(token, self._keys.token) else DUMMY


def same(left: str, right: str) -> bool:
    """Compares without telling by its duration how far two ids agree."""
    return hmac.compare_digest(left.encode(), right.encode())


class ExplainingEndpoint(ResourceEndpoint):
    """oauthlib's endpoint returns only yes or no; this one keeps the error that it swallows."""

    def judge(self, uri: str, method: str, body: str, headers: dict[str, str]) -> str | None:
        """None if the request holds, otherwise why it does not."""
        errors: list[Exception] = []
        request = noting(self._create_request, errors)(uri, method, body, headers)
        if not errors:
            noting(self._check_mandatory_parameters, errors)(request)
        if errors:
            return str(errors[0])
        valid, request = self.validate_protected_resource_request(uri, method, body, headers, [])
        if valid:
            return None
        failed = [what for what, holds in request.validator_log.items() if not holds]
        return f"does not hold: {', '.join(failed) or 'token missing, or not of the form of a token'}"


def noting(step: Callable[..., Any], errors: list[Exception]) -> Callable[..., Any]:
    """Runs a step of oauthlib's and keeps what it raises: an OAuth1Error, or a ValueError for a header it cannot parse."""

    def run(*arguments: Any) -> Any:
        try:
            return step(*arguments)
        except Exception as error:  # noqa: BLE001 - any failure to understand a request is a refusal
            errors.append(error)
            return None

    return run


class Handler(BaseHTTPRequestHandler):
    """Any path, any method."""

    protocol_version = "HTTP/1.1"
    endpoint: ExplainingEndpoint
    realm: str

    def answer(self) -> None:
        """Judges the request and replies."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(errors="replace")
        host = self.headers.get("Host", "")
        reason = self.endpoint.judge(f"http://{host}{self.path}", self.command, body, dict(self.headers.items()))
        print(f"{self.command} {self.path}: {reason or 'accepted'}", file=sys.stderr, flush=True)
        self.reply(200, {"success": True}) if reason is None else self.reply(401, REFUSAL)

    def reply(self, status: int, answer: dict[str, Any]) -> None:
        """JSON, and a challenge if it is a refusal."""
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if status == 401:
            challenge = (
                f'OAuth realm="{self.realm}", error="token_rejected", error_description="Invalid login attempt."'
            )
            self.send_header("WWW-Authenticate", challenge)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def __getattr__(self, name: str) -> Callable[[], None]:
        """The base class looks for do_GET, do_POST and so on; all are the same here."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent: `answer` has said more already."""


def main() -> None:
    """Reads the keys, prints the port, serves until standard input ends."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--realm", default="", help="the account; another realm in the header is refused")
    options.add_argument("--shortest-key", type=int, default=64, help="accept keys and tokens from this length on")
    options.add_argument("--any-time", action="store_true", help="accept any timestamp of ten digits")
    chosen = options.parse_args()

    keys = Keys(**json.loads(sys.stdin.readline()))
    rules = Rules(chosen.realm, chosen.shortest_key, chosen.any_time)
    Handler.endpoint = ExplainingEndpoint(NetSuiteLike(keys, rules))
    Handler.realm = chosen.realm
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        server.shutdown()


if __name__ == "__main__":
    main()
