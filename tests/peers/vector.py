"""What one vector is: an input of the contract, where it comes from, and what is known of its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Case = dict[str, Any]

HELP = "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help"
RESTLET = "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl"

# The keys that Oracle prints on its page about the signature. They open nothing.
ORACLE_KEYS: Case = {
    "account": "123456",
    "consumer_key": "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4",
    "consumer_secret": "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5",
    "token": "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc",
    "token_secret": "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295",
}
ORACLE_STAMP: Case = {"nonce": "fjaLirsIcCGVZWzBX0pg", "timestamp": "1508242306"}


@dataclass(frozen=True)
class Vector:
    """One folder.

    `signature` and `base_string` are values that someone else computed: printed by the source, or
    given by another implementation. They are compared with ours before anything is written.
    `published` is a printed value that is wrong; it is kept beside the right one.
    """

    name: str
    case: Case
    source: str
    purpose: str
    signature: str | None = None
    base_string: str | None = None
    published: str | None = None


def request(
    method: str,
    url: str,
    *,
    credentials: Case,
    stamp: Case,
    content_type: str | None = None,
    body: str | None = None,
    oauth: Case | None = None,
    signature_method: str = "HMAC-SHA256",
) -> Case:
    """An input object of the contract; keys without a value are left out."""
    call = {"method": method, "url": url, "content_type": content_type, "body": body}
    case: Case = {
        "request": {key: value for key, value in call.items() if value is not None},
        "credentials": {key: value for key, value in credentials.items() if value is not None},
        "stamp": stamp,
    }
    if oauth:
        case["oauth"] = oauth
    case["signature_method"] = signature_method
    return case
