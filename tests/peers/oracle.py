"""The independent oracle: signs requests with oauthlib, one JSON object a line in, one a line out, same order.

    python3 tests/peers/oracle.py [--jobs N] < requests.jsonl > answers.jsonl

In: the input object of the contract (`case.json` of a vector, on one line). Out: `base_string`, `signature`
and `authorization` as oauthlib makes them, or `{"refused": "reason"}` where it will not sign. Nothing is
repaired on the way: where oauthlib differs from RFC 5849 it shall be seen to differ. ORACLE.md names these places.

The header has oauthlib's order of fields. Compare it as a set of fields, not as text.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Callable
from typing import Any

from oauthlib.common import Request
from oauthlib.oauth1 import Client

FORM = "application/x-www-form-urlencoded"
LINES_PER_TASK = 256

Case = dict[str, Any]
SignatureMethod = Callable[[str, Client], str]


def recording(sign: SignatureMethod) -> SignatureMethod:
    """Keeps the base string, which `Client.sign` makes and does not return."""

    def sign_and_keep(base_string: str, client: RecordingClient) -> str:
        client.base_string = base_string
        return sign(base_string, client)

    return sign_and_keep


class RecordingClient(Client):
    """oauthlib's client, which also remembers the base string and can leave `oauth_version` out."""

    SIGNATURE_METHODS = {
        name: recording(sign) for name, sign in Client.SIGNATURE_METHODS.items() if name.startswith("HMAC-")
    }
    base_string = ""
    with_version = True

    def get_oauth_params(self, request: Request) -> list[tuple[str, str]]:
        """oauthlib always sends a version; RFC 5849 3.1 makes it optional."""
        params = super().get_oauth_params(request)
        return [pair for pair in params if self.with_version or pair[0] != "oauth_version"]


def client_for(case: Case) -> RecordingClient:
    """oauthlib's client under the credentials and the stamp of the case."""
    credentials, stamp, oauth = case["credentials"], case["stamp"], case.get("oauth") or {}
    client = RecordingClient(
        credentials["consumer_key"],
        client_secret=credentials["consumer_secret"],
        resource_owner_key=credentials.get("token"),
        resource_owner_secret=credentials.get("token_secret"),
        callback_uri=oauth.get("callback"),
        verifier=oauth.get("verifier"),
        realm=credentials.get("account"),
        nonce=stamp["nonce"],
        timestamp=stamp["timestamp"],
        signature_method=case.get("signature_method") or "HMAC-SHA256",
    )
    client.with_version = oauth.get("version") is not False
    return client


def form_body(request: Case) -> str | None:
    """The body, if it is a form.

    oauthlib is given nothing else: it refuses any other body that could be read as a form, compares the
    content type as a whole (a charset makes it another type), and adds `oauth_body_hash` to all the rest.
    """
    media_type = (request.get("content_type") or "").partition(";")[0].strip().lower()
    return request.get("body") if media_type == FORM else None


def answer(case: Case) -> Case:
    """Signs one request."""
    if case.get("signature_method") == "PLAINTEXT":
        return {"refused": "PLAINTEXT: its signature would be the secrets"}
    request = case["request"]
    body = form_body(request)
    client = client_for(case)
    headers = {} if body is None else {"Content-Type": FORM}
    _, signed, _ = client.sign(request["url"], request["method"], body, headers)
    header = signed["Authorization"]
    return {"base_string": client.base_string, "signature": signature_in(header), "authorization": header}


def signature_in(header: str) -> str:
    """The decoded signature; Base64 has three characters that the header escapes."""
    escaped = header.rpartition('oauth_signature="')[2].partition('"')[0]
    return escaped.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=")


def answer_line(line: str) -> str:
    """A line in, a line out. Whatever oauthlib raises is its refusal, so nothing it raises may end the stream.

    Of the reason only the first sentence is kept: the rest repeats the input, in an order that changes from run to run.
    """
    try:
        result = answer(json.loads(line))
    except Exception as error:  # noqa: BLE001 - the reason goes into the answer
        result = {"refused": f"{type(error).__name__}: {error}".partition(". ")[0]}
    return json.dumps(result)


def main() -> None:
    """Reads everything, answers everything, writes once."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--jobs", type=int, default=1, help="processes to share the lines among")
    jobs = options.parse_args().jobs

    lines = [line for line in sys.stdin.buffer.read().decode().split("\n") if line.strip()]
    if jobs > 1:
        with multiprocessing.Pool(jobs) as pool:
            answers = pool.map(answer_line, lines, chunksize=LINES_PER_TASK)
    else:
        answers = [answer_line(line) for line in lines]
    sys.stdout.write("".join(f"{text}\n" for text in answers))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
