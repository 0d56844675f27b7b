"""Writes the gallery, `web/examples`, from the table below.

    python3 tests/peers/make_gallery.py            # write
    python3 tests/peers/make_gallery.py --check    # compare what is on disk, change nothing

Each case is a mistake that people have reported in public more than once, in a call and with keys that are made up. It
is signed by `mistaken.py`, which knows nothing of the Rust code; the test `gallery` holds that the check proves the
mistake after which the file is named.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mistaken
import rfc5849

FOLDER = Path(__file__).resolve().parents[2] / "web/examples"
HOST = "https://1234567-sb1.restlets.api.netsuite.com"
JSON = "application/json"
REFUSED = '{"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"Invalid login attempt."}}'

Case = dict[str, Any]
Paste = Callable[[Case, str, str], str]


def curl(case: Case, header: str, _base_string: str) -> str:
    """As a developer copies it out of a terminal."""
    request = case["request"]
    data = f" -d '{request['body']}'" if request["body"] else ""
    return (
        f"curl -X {request['method']} '{request['url']}' -H 'Authorization: {header}'"
        f" -H 'Content-Type: {JSON}'{data}"
    )


def message(case: Case, header: str, _base_string: str) -> str:
    """As a proxy shows it, with what NetSuite answered."""
    request = case["request"]
    body = f"\n\n{request['body']}" if request["body"] else ""
    return (
        f"{request['method']} {request['url']} HTTP/1.1\nAuthorization: {header}\nContent-Type: {JSON}{body}\n\n"
        f"HTTP/1.1 401 Unauthorized\nContent-Type: {JSON}\n\n{REFUSED}"
    )


def log(case: Case, header: str, base_string: str) -> str:
    """As a middleware logs it."""
    request = case["request"]
    return (
        f"DEBUG {request['method']} {request['url']}\nDEBUG Signature base string: {base_string}\n"
        f"DEBUG Authorization: {header}"
    )


@dataclass(frozen=True)
class Story:
    """A case of the gallery: the code of its mistake, its words, its call, and the form in which it is pasted."""

    code: str
    title: str
    about: str
    call: tuple[str, str] | tuple[str, str, str]
    paste: Paste


STORIES = [
    Story(
        "query-params-missing",
        "The query left out",
        "The library was given the bare address, and the query was added later: script and deploy were not signed.",
        ("POST", "script=10&deploy=1", '{"id":7}'),
        curl,
    ),
    Story(
        "param-double-encoded",
        "Encoded twice",
        "The query was escaped already when the library escaped it once more: its spaces were signed as %252520.",
        ("GET", "script=10&deploy=1&name=Ann%20Bob%20Ltd"),
        log,
    ),
    Story(
        "realm-lowercase",
        "A realm in lower case",
        "The account was copied from the host’s name: the signature is right, and NetSuite finds no such account.",
        ("GET", "script=10&deploy=1"),
        message,
    ),
    Story(
        "secret-whitespace",
        "A secret with a line break",
        "The token secret was read from a file, and the line break at the file’s end became part of the key.",
        ("GET", "script=10&deploy=1"),
        curl,
    ),
    Story(
        "hex-digest",
        "A digest in hexadecimal",
        "The HMAC was sent as 64 hexadecimal digits, where its bytes belong in Base64.",
        ("GET", "script=10&deploy=1"),
        message,
    ),
    Story(
        "params-unsorted",
        "Signed in the order of writing",
        "The parameters were signed as they stood in the URL, script before deploy; they are sorted by name first.",
        ("GET", "script=10&deploy=1"),
        log,
    ),
    Story(
        "reserved-chars-unencoded",
        "JavaScript’s own encoding",
        "It worked until a customer’s name had an apostrophe: encodeURIComponent leaves ! ' ( ) and * as they are.",
        ("GET", "script=10&deploy=1&name=O%27Neill%20(Dublin)&limit=50"),
        log,
    ),
    Story(
        "plus-for-space",
        "A plus for a space",
        "The search text was encoded as a form is, so that its spaces were signed as + and not as %20.",
        ("GET", "script=10&deploy=1&q=blue%20paint"),
        message,
    ),
    Story(
        "duplicate-params-collapsed",
        "One of three",
        "The query was read into a dictionary, which keeps one id where the URL sends three.",
        ("GET", "script=10&deploy=1&id=11&id=12&id=13"),
        curl,
    ),
    Story(
        "non-form-body-in-base-string",
        "The JSON body signed",
        "The fields of the JSON body were signed as if they were a form; a JSON body is not signed.",
        ("POST", "script=10&deploy=1", '{"customer":"42","memo":"rush"}'),
        curl,
    ),
    Story(
        "default-port-in-base",
        "The port kept",
        "The library took host and port for the host: :443 was signed, and a default port is left out.",
        ("GET", "script=10&deploy=1"),
        log,
    ),
    Story(
        "realm-in-base-string",
        "The realm signed",
        "The account went into the base string as a parameter; it belongs in the header alone.",
        ("GET", "script=10&deploy=1"),
        curl,
    ),
    Story(
        "key-token-id-instead-of-secret",
        "The id for the secret",
        "Two settings of 64 digits look alike: the token id stood where the token secret belongs.",
        ("PUT", "script=10&deploy=1", '{"id":7}'),
        message,
    ),
    Story(
        "blank-param-dropped",
        "Empty parameters",
        "Two filters were left empty; they are sent all the same, and were left out of the base string.",
        ("GET", "script=10&deploy=1&since=&until=&page=2"),
        curl,
    ),
]


def example(story: Story) -> dict[str, str]:
    """The case as the page reads it. Its keys are drawn from its code, so that they stay the same."""
    dice = random.Random(story.code)
    method, query, *body = story.call

    def digits(count: int) -> str:
        return "".join(dice.choices(mistaken.HEX, k=count))

    account = "1234567_SB1"
    case: Case = {
        "request": {
            "method": method,
            "url": f"{HOST}{mistaken.PATH}?{query}",
            "content_type": JSON,
            "body": body[0] if body else None,
        },
        "credentials": {
            "account": account,
            "consumer_key": digits(64),
            "consumer_secret": digits(64),
            "token": digits(64),
            "token_secret": digits(64),
        },
        "stamp": {"nonce": digits(20), "timestamp": "1716390247"},
    }
    # A realm is not signed: with a wrong one, the signature is right.
    in_the_realm = story.code == "realm-lowercase"
    way = (mistaken.Way if in_the_realm else mistaken.MISTAKES[story.code])(case)
    signature, right = way.signature(), rfc5849.sign(case)
    assert (signature == right.signature) == in_the_realm, story.code
    realm = account.lower() if in_the_realm else account
    header = rfc5849.authorization(realm, rfc5849.protocol_parameters(case), signature)
    return {
        "title": story.title,
        "about": story.about,
        "paste": story.paste(case, header, way.base_string()),
        "consumer_secret": case["credentials"]["consumer_secret"],
        "token_secret": case["credentials"]["token_secret"],
    }


def main() -> int:
    arguments = argparse.ArgumentParser(description="Writes the gallery.")
    arguments.add_argument("--check", action="store_true", help="compare, change nothing")
    check = arguments.parse_args().check
    wanted = {
        f"{number:02}-{story.code}.json": json.dumps(example(story), indent=2, ensure_ascii=False) + "\n"
        for number, story in enumerate(STORIES, 1)
    }
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    different = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if check:
        for name in different:
            print(f"{name} is not as the table has it", file=sys.stderr)
        return 1 if different else 0
    for name in different:
        path = FOLDER / name
        if name in wanted:
            path.write_text(wanted[name], encoding="utf-8")
        else:
            path.unlink()
    print(f"{len(wanted)} cases, {len(different)} files written or removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
