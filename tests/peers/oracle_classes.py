"""Where oauthlib leaves RFC 5849: the classes of ORACLE.md as predicates, and the proof that there are no others.

    python3 tests/peers/oracle_classes.py [--count 20000] [--seed 1]
    python3 tests/peers/oracle_classes.py --emit [--jobs 2] [--count 2000] [--seed 1]

Signs all vectors and `count` made-up requests with `rfc5849.py` and with oauthlib. A request in no class must
come out equal in base string, signature and header fields; a request in a class must not (except the
classes in MAY_AGREE). Every class but one must be pinned by a vector.

With `--emit` nothing is judged: each made-up request is printed as one line of JSON with oauthlib's answer and the
request's classes, for whoever has a third signer to compare.
"""

from __future__ import annotations

import argparse
import ipaddress
import json
import multiprocessing
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import oracle
import rfc5849

Case = dict[str, Any]
VECTORS = Path(__file__).resolve().parent.parent / "vectors"

# What oauthlib's urldecode accepts in a query or a form body.
URLENCODED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-=&;:%+~,*@!()/?'$")
BAD_ESCAPE = re.compile(r"%[^0-9A-Fa-f]|%[0-9A-Fa-f][^0-9A-Fa-f]", re.DOTALL)
ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}")


# A line break that stands in a parameter left out of the base string does no harm.
# A blank behind a fragment is no part of what is sent.
MAY_AGREE = {"url-line-break", "url-blank-around"}
# Classes without a vector: nobody can send a request to port 0 or 65536.
UNPINNED = {"port-out-of-range"}


def forms(case: Case) -> list[str]:
    """The texts that are read as a form: the raw query, and the body where it is one."""
    body = oracle.form_body(case["request"])
    return [rfc5849.query_of(case["request"]["url"])] + ([] if body is None else [body])


def pairs(case: Case) -> list[rfc5849.Pair]:
    """The decoded names and values of both."""
    return [pair for form in forms(case) for pair in rfc5849.form_decode(form.encode())]


def authority_and_path(case: Case) -> tuple[str, str]:
    """Both as they stand in the URL."""
    return rfc5849.split_authority(rfc5849.without_query(case["request"]["url"]).partition("://")[2])


def port(case: Case) -> str:
    """The digits behind the host, or nothing."""
    return re.search(r"(?::(\d*))?$", authority_and_path(case)[0])[1] or ""  # type: ignore[index]


def form_character(case: Case) -> bool:
    """A character that a urlencoded text does not hold."""
    return any(not URLENCODED.issuperset(form) for form in forms(case))


def form_escape(case: Case) -> bool:
    """A percent sign followed by one or two characters that are not hex digits; at the very end it is let pass."""
    return any(BAD_ESCAPE.search(form) for form in forms(case))


def form_not_utf8(case: Case) -> bool:
    """A decoded name or value that is no UTF-8."""

    def is_text(octets: bytes) -> bool:
        try:
            octets.decode()
        except UnicodeDecodeError:
            return False
        return True

    return not all(is_text(name) and is_text(value) for name, value in pairs(case) if name != b"oauth_signature")


def form_oauth_decoded_twice(case: Case) -> bool:
    """A parameter named `oauth_…` whose decoded value still holds an escape."""
    return any(
        name.startswith(b"oauth_") and name != b"oauth_signature" and ESCAPE.search(value)
        for name, value in pairs(case)
    )


def form_on_get(case: Case) -> bool:
    """A form body on GET or HEAD."""
    request = case["request"]
    return oracle.form_body(request) is not None and request["method"].upper() in ("GET", "HEAD")


def url_line_break(case: Case) -> bool:
    """A tab or a line break in front of the fragment."""
    return bool(re.search(r"[\t\r\n]", case["request"]["url"].partition("#")[0]))


def url_blank_around(case: Case) -> bool:
    """White space in front of the URL or behind it."""
    url = case["request"]["url"]
    return url != url.strip()


def path_character(case: Case) -> bool:
    """A raw octet in the path that a client escapes, other than a space."""
    return any(octet in rfc5849.NEVER_RAW and octet != 0x20 for octet in authority_and_path(case)[1].encode())


def path_semicolon(case: Case) -> bool:
    """The first semicolon of the last segment is the path's last character."""
    segment = authority_and_path(case)[1].rpartition("/")[2]
    return segment.endswith(";") and segment.count(";") == 1


def port_out_of_range(case: Case) -> bool:
    """Port 0, or a number above 65535."""
    return port(case) != "" and not 0 < int(port(case)) <= 65535


def ipv6_spelling(case: Case) -> bool:
    """An IPv6 address that is not written in its short form."""
    host = re.search(r"\[(.*)\]", authority_and_path(case)[0])
    return host is not None and str(ipaddress.ip_address(host[1])) != host[1].lower()


def empty_value(case: Case) -> bool:
    """An empty token, callback or verifier."""
    oauth = case.get("oauth") or {}
    return "" in (case["credentials"].get("token"), oauth.get("callback"), oauth.get("verifier"))


def realm_text(case: Case) -> bool:
    """An account that is empty, holds a character that the header should escape, or is not in NetSuite's form."""
    account = case["credentials"].get("account")
    if account is None:
        return False
    written = rfc5849.realm(account, rfc5849.base_string_uri(case["request"]["url"].strip()))
    return account == "" or written != account or rfc5849.encode(account.encode()) != account


CLASSES: dict[str, Callable[[Case], bool]] = {
    "form-character": form_character,
    "form-escape": form_escape,
    "form-not-utf8": form_not_utf8,
    "form-oauth-decoded-twice": form_oauth_decoded_twice,
    "form-on-get": form_on_get,
    "url-line-break": url_line_break,
    "url-blank-around": url_blank_around,
    "path-character": path_character,
    "path-semicolon": path_semicolon,
    "port-out-of-range": port_out_of_range,
    "ipv6-spelling": ipv6_spelling,
    "empty-value": empty_value,
    "realm-text": realm_text,
}


def classes_of(case: Case) -> list[str]:
    """The names of all classes that a request is in."""
    return [name for name, holds in CLASSES.items() if holds(case)]


def comparable(base_string: str, signature: str, authorization: str) -> tuple[str, str, list[str]]:
    """The header as a set of fields, since its order is free."""
    return base_string, signature, sorted(authorization.removeprefix("OAuth ").split(", "))


def agrees(case: Case) -> bool:
    """Whether both signers give the same; a refusal is no agreement."""
    theirs = json.loads(oracle.answer_line(json.dumps(case)))
    ours = rfc5849.sign(case)
    return "refused" not in theirs and comparable(**theirs) == comparable(
        ours.base_string, ours.signature, ours.authorization
    )


# Made-up requests


HOSTS = (
    "localhost",
    "EXAMPLE.com",
    "1234567-sb1.restlets.api.netsuite.com",
    "127.0.0.1",
    "[::1]",
    "[2001:DB8::A1]",
    "[2001:db8:0:0::1]",
    "[fe80::1%25eth0]",
    "me:pass@localhost",
    "@localhost",
    "example.com.",
)
PORTS = ("", "", "", "", ":", ":80", ":443", ":8443", ":0443", ":65535", ":0", ":65536")
TEXT = (
    "a",
    "B",
    "0",
    "~",
    "_",
    "-",
    ".",
    "%20",
    "%2B",
    "%2f",
    "%C3%A9",
    "%E2%98%83",
    "%25",
    "%26",
    "%3D",
    "%00",
    "%0A",
    "!",
    "*",
    "'",
    "(",
    ")",
    ",",
    ":",
    "@",
    "$",
)
ODD_TEXT = (
    "%",
    "%z",
    "%2",
    "%FF",
    "%C3",
    "%ED%A0%80",
    " ",
    "é",
    "☃",
    '"',
    "[",
    "]",
    "{",
    "\\",
    "^",
    "\t",
    "\n",
    "\x01",
    "\x7f",
)
QUERY_TEXT = TEXT + (
    "+",
    "=",
    "&",
    ";",
    "/",
    "?",
    "&&",
    "&a=",
    "&oauth_x=",
    "&oauth_signature=",
    "&realm=",
    "&oauth_token=",
    "&oauth_x=%25",
    "%2541",
)
PATH_TEXT = TEXT + ("/", "//", "/./", "/../", ";", "+", "=", "&")


def made_text(rng: random.Random, usual: tuple[str, ...], longest: int) -> str:
    """Some pieces of the usual kind; odd ones in one text of four, so that most requests are in no class."""
    pool = usual + ODD_TEXT if rng.random() < 0.25 else usual
    return "".join(rng.choice(pool) for _ in range(rng.randrange(longest)))


def made_value(rng: random.Random) -> str:
    """A credential or protocol value: any text at all."""
    return "".join(rng.choice("aZ09-._~ +/=&%é☃\"',\\") for _ in range(rng.randrange(12)))


def seldom(rng: random.Random) -> str | None:
    """A value in one case of seven."""
    return made_value(rng) if rng.random() < 0.15 else None


def made_url(rng: random.Random) -> str:
    """Scheme, host, port, and perhaps path, query and fragment."""
    path = "/" + made_text(rng, PATH_TEXT, 10) if rng.random() < 0.8 else ""
    query = "?" + made_text(rng, QUERY_TEXT, 25) if rng.random() < 0.8 else ""
    fragment = "#" + made_text(rng, QUERY_TEXT, 5) if rng.random() < 0.1 else ""
    scheme = rng.choice(("http", "https", "HTTPS", "Http"))
    return f"{scheme}://{rng.choice(HOSTS)}{rng.choice(PORTS)}{path}{query}{fragment}"


def made_request(rng: random.Random) -> Case:
    """The call itself; about a third have a form body."""
    content_type = rng.choice(
        (None, None, "application/json", "text/plain", rfc5849.FORM, f"{rfc5849.FORM}; charset=UTF-8")
    )
    body = None if rng.random() < 0.2 else made_text(rng, QUERY_TEXT, 12)
    method = rng.choice(("GET", "POST", "POST", "PUT", "PUT", "DELETE", "PATCH", "post", "get", "X!"))
    return {"method": method, "url": made_url(rng), "content_type": content_type, "body": body}


def made_case(rng: random.Random) -> Case:
    """A whole input of the contract."""
    return {
        "request": made_request(rng),
        "credentials": {
            "account": rng.choice((None, "123456", "1234567_SB1", "123456", "12 34", ""))
            if rng.random() < 0.3
            else "1234567",
            "consumer_key": made_value(rng),
            "consumer_secret": made_value(rng),
            "token": rng.choice((None, "abc", made_value(rng))),
            "token_secret": rng.choice((None, "", made_value(rng))),
        },
        "stamp": {"nonce": made_value(rng), "timestamp": str(rng.randrange(2**32))},
        "oauth": {"version": rng.random() < 0.7, "callback": seldom(rng), "verifier": seldom(rng)},
        "signature_method": rng.choice(("HMAC-SHA256", "HMAC-SHA1", "HMAC-SHA512")),
    }


def vectors() -> Iterator[tuple[str, Case]]:
    """All vectors by name."""
    for file in sorted(VECTORS.glob("*/case.json")):
        yield file.parent.name, json.loads(file.read_text(encoding="utf-8"))


def emitted(job: tuple[int, int]) -> str:
    """Some made-up requests with oauthlib's answers and their classes, a line each."""
    seed, count = job
    rng = random.Random(seed)
    cases = (made_case(rng) for _ in range(count))
    lines = (
        {"case": case, "oracle": json.loads(oracle.answer_line(json.dumps(case))), "classes": classes_of(case)}
        for case in cases
    )
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def emit(seed: int, count: int, jobs: int) -> None:
    """Prints `count` requests, the same ones for the same seed whatever the number of jobs."""
    batch = 500
    work = ((seed * 1_000_003 + n, min(batch, count - n * batch)) for n in range(-(-count // batch)))
    with multiprocessing.Pool(jobs) as pool:
        for text in pool.imap(emitted, work):
            sys.stdout.write(text)


def main() -> int:
    """Prints how often each class occurred; exit status 1 if a request was not as its classes say."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--count", type=int, default=20_000, help="how many requests to make up")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--emit", action="store_true", help="print requests, answers and classes as JSON lines")
    options.add_argument("--jobs", type=int, default=2, help="processes that --emit works with")
    chosen = options.parse_args()
    if chosen.emit:
        emit(chosen.seed, chosen.count, chosen.jobs)
        return 0

    rng = random.Random(chosen.seed)
    cases = list(vectors()) + [(f"made up {n}", made_case(rng)) for n in range(chosen.count)]
    counts: Counter[str] = Counter()
    pinned: dict[str, list[str]] = {}
    surprises = 0
    for number, (name, case) in enumerate(cases):
        found = classes_of(case)
        counts.update(found or ["(none)"])
        for known in found if not name.startswith("made up") else []:
            pinned.setdefault(known, []).append(name)
        agreed = agrees(case)
        if agreed == bool(found) and not (agreed and MAY_AGREE.intersection(found)):
            surprises += 1
            print(f"{name}: {'agrees although it is in ' + ', '.join(found) if found else 'differs'}", file=sys.stderr)
            print(f"  {json.dumps(case)}\n  {oracle.answer_line(json.dumps(case))}", file=sys.stderr)
    for name in ("(none)", *CLASSES):
        print(f"{counts[name]:7} {name:26} {', '.join(pinned.get(name, []))}")
    missing = [name for name in CLASSES if name not in pinned and name not in UNPINNED]
    if missing:
        print(f"no vector pins {', '.join(missing)}", file=sys.stderr)
    print(f"{len(cases)} requests, {surprises} not as their classes say")
    return 1 if surprises or missing else 0


if __name__ == "__main__":
    sys.exit(main())
