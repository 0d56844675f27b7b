"""The receiver lets in what is signed rightly, and nothing else.

python3 -m unittest discover -s tests/peers        (in an environment with requirements.txt)
"""

from __future__ import annotations

import http.client
import json
import secrets
import subprocess
import sys
import time
import unittest
from pathlib import Path
from typing import Any, ClassVar

import rfc5849
from vector import ORACLE_KEYS, Case

RECEIVER = Path(__file__).resolve().parent / "receiver.py"
PATH = "/app/site/hosting/restlet.nl?script=6&deploy=1"


class Receiver(unittest.TestCase):
    """One receiver for all tests; every test signs with a nonce of its own."""

    process: ClassVar[subprocess.Popen[str]]
    port: ClassVar[int]

    @classmethod
    def setUpClass(cls) -> None:
        keys = {name: value for name, value in ORACLE_KEYS.items() if name != "account"}
        cls.process = subprocess.Popen(
            [sys.executable, str(RECEIVER), "--realm", "123456"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert cls.process.stdin and cls.process.stdout
        cls.process.stdin.write(json.dumps(keys) + "\n")
        cls.process.stdin.flush()
        cls.port = int(cls.process.stdout.readline())

    @classmethod
    def tearDownClass(cls) -> None:
        cls.process.communicate(timeout=10)

    def header(
        self,
        method: str = "GET",
        path: str = PATH,
        *,
        keys: Case | None = None,
        age: int = 0,
        nonce: str | None = None,
        signature_method: str = "HMAC-SHA256",
        **request: str,
    ) -> str:
        """The right header for a request to the receiver."""
        return rfc5849.sign(
            {
                "request": {"method": method, "url": f"http://127.0.0.1:{self.port}{path}", **request},
                "credentials": ORACLE_KEYS | (keys or {}),
                "stamp": {"nonce": nonce or secrets.token_hex(10), "timestamp": str(int(time.time()) - age)},
                "signature_method": signature_method,
            }
        ).authorization

    def send(
        self,
        header: str,
        method: str = "GET",
        path: str = PATH,
        body: str | None = None,
        content_type: str | None = None,
    ) -> tuple[int, Any, str | None]:
        """Status, body and challenge of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Authorization": header} | ({"Content-Type": content_type} if content_type else {})
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        result = answer.status, json.loads(answer.read()), answer.headers["WWW-Authenticate"]
        connection.close()
        return result

    def status(self, *arguments: Any, **more: Any) -> int:
        """The status alone."""
        return self.send(*arguments, **more)[0]

    def test_accepts(self) -> None:
        self.assertEqual(self.send(self.header()), (200, {"success": True}, None))

    def test_refuses_as_a_restlet_does(self) -> None:
        status, body, challenge = self.send(self.header(keys={"token_secret": "0" * 64}))
        self.assertEqual((status, body["error"]["code"]), (401, "INVALID_LOGIN_ATTEMPT"))
        self.assertEqual(
            challenge, 'OAuth realm="123456", error="token_rejected", error_description="Invalid login attempt."'
        )

    def test_a_nonce_serves_once(self) -> None:
        header = self.header()
        self.assertEqual([self.status(header), self.status(header)], [200, 401])

    def test_any_change_of_the_request_is_seen(self) -> None:
        self.assertEqual(self.status(self.header(), path=PATH.replace("script=6", "script=7")), 401)
        self.assertEqual(self.status(self.header(), method="DELETE"), 401)

    def test_any_change_of_the_signature_is_seen(self) -> None:
        start, mark, signature = self.header().partition('oauth_signature="')
        changed = ("A" if signature[0] != "A" else "B") + signature[1:]
        self.assertEqual(self.status(start + mark + changed), 401)

    def test_a_form_is_signed_and_json_is_not(self) -> None:
        form: dict[str, Any] = {"body": "a=1&b=2+3", "content_type": rfc5849.FORM}
        self.assertEqual(self.status(self.header("POST", **form), "POST", **form), 200)
        self.assertEqual(self.status(self.header("POST", **form), "POST", body="a=1", content_type=rfc5849.FORM), 401)
        self.assertEqual(self.status(self.header("POST"), "POST", body='{"a":1}', content_type="application/json"), 200)

    def test_the_clock_may_be_five_minutes_off(self) -> None:
        self.assertEqual([self.status(self.header(age=age)) for age in (290, -290, 310, -310)], [200, 200, 401, 401])

    def test_netsuites_own_rules(self) -> None:
        self.assertEqual(self.status(self.header(signature_method="HMAC-SHA1")), 401)
        self.assertEqual(self.status(self.header(nonce="abcde")), 401)
        self.assertEqual(self.status(self.header(keys={"account": "654321"})), 401)
        self.assertEqual(self.status(self.header(keys={"consumer_key": "0" * 64})), 401)
        self.assertEqual(self.status("OAuth nonsense"), 401)


if __name__ == "__main__":
    unittest.main()
