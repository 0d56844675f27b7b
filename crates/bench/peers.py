"""oauthlib signs the example, measured as `src/rounds.rs` measures: a line with the nanoseconds of each round.

    python crates/bench/peers.py [--rounds N]
"""

import argparse
import json
import time
from pathlib import Path
from urllib.parse import quote

from oauthlib.oauth1 import Client

VECTOR = Path(__file__).parents[2] / "tests/vectors/oracle-restlet"
OPERATIONS = 40  # About ten milliseconds.


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    case = json.loads((VECTOR / "case.json").read_text())
    request, credentials, stamp = case["request"], case["credentials"], case["stamp"]
    client = Client(
        credentials["consumer_key"],
        credentials["consumer_secret"],
        credentials["token"],
        credentials["token_secret"],
        signature_method="HMAC-SHA256",
        realm=credentials["account"],
        nonce=stamp["nonce"],
        timestamp=stamp["timestamp"],
    )

    def sign() -> str:
        return client.sign(request["url"], http_method=request["method"])[1]["Authorization"]

    signature = quote((VECTOR / "signature.txt").read_text().strip(), safe="")
    assert f'oauth_signature="{signature}"' in sign(), "oauthlib signs the example wrongly"
    for _ in range(3 * OPERATIONS):
        sign()
    figures = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        for _ in range(OPERATIONS):
            sign()
        figures.append((time.perf_counter_ns() - start) / OPERATIONS)
    print("oauthlib", " ".join(f"{figure:.1f}" for figure in figures), sep="\t")


if __name__ == "__main__":
    main()
