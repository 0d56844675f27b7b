"""Writes `tests/vectors` and `tests/vectors-soap` from the tables beside this file.

    python3 tests/peers/make_vectors.py            # write
    python3 tests/peers/make_vectors.py --check    # compare what is on disk, change nothing

Every value that is known from elsewhere is compared with ours first; where one differs, nothing is written.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import rfc5849
from vector import Vector
from vectors_derived import DERIVED
from vectors_published import PUBLISHED, SOAP

TESTS = Path(__file__).resolve().parent.parent
Files = dict[str, str]


def expected(vector: Vector) -> Files:
    """The stages of one request as file names and texts."""
    signed = rfc5849.sign(vector.case)
    return {
        "base-uri.txt": signed.base_uri,
        "parameters.txt": signed.parameters,
        "base-string.txt": signed.base_string,
        "signature.txt": signed.signature,
        "authorization.txt": signed.authorization,
    }


def expected_soap(vector: Vector) -> Files:
    """The same for a SOAP token passport, which has two stages only."""
    base_string, signature = rfc5849.sign_token_passport(vector.case)
    return {"base-string.txt": base_string, "signature.txt": signature}


def disagreements(vector: Vector, stages: Files) -> list[str]:
    """What the source says otherwise; a control must differ from its published value."""
    known = {"base-string.txt": vector.base_string, "signature.txt": vector.signature}
    found = [
        f"{vector.name}: {file} is\n    {stages[file]}\n  and should be\n    {value}"
        for file, value in known.items()
        if value is not None and stages[file] != value
    ]
    if vector.published is not None and vector.published in (
        stages["signature.txt"],
        rfc5849.encode(stages["signature.txt"].encode()),
    ):
        found.append(f"{vector.name}: the published value is right, so this is no control")
    return found


def files_of(vector: Vector, stages: Files) -> Files:
    """All files of a folder, each with its final newline."""
    texts = {"case.json": json.dumps(vector.case, indent=2, ensure_ascii=False)} | stages
    if vector.published is not None:
        texts["published.txt"] = vector.published
    texts["SOURCE.md"] = f"{vector.source}.\n\n{vector.purpose}"
    return {name: text + "\n" for name, text in texts.items()}


def wanted() -> tuple[dict[Path, Files], list[str]]:
    """Every folder that should exist, and all disagreements."""
    folders: dict[Path, Files] = {}
    found: list[str] = []
    for place, vectors, compute in (("vectors", PUBLISHED + DERIVED, expected), ("vectors-soap", SOAP, expected_soap)):
        for vector in vectors:
            folder, stages = TESTS / place / vector.name, compute(vector)
            if folder in folders:
                found.append(f"{vector.name}: two vectors have this name")
            found += disagreements(vector, stages)
            folders[folder] = files_of(vector, stages)
    return folders, found


def on_disk() -> dict[Path, Files]:
    """Every folder that exists; read as bytes, so that no line end is changed on the way."""
    return {
        folder: {file.name: file.read_bytes().decode() for file in folder.iterdir()}
        for place in ("vectors", "vectors-soap")
        for folder in (TESTS / place).glob("*/")
    }


def write(folders: dict[Path, Files]) -> None:
    """Replaces what is there; a folder that no table names any more goes."""
    for gone in on_disk().keys() - folders.keys():
        shutil.rmtree(gone)
    for folder, files in folders.items():
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.iterdir():
            if file.name not in files:
                file.unlink()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def differences(folders: dict[Path, Files]) -> list[str]:
    """Every path that is missing, left over, or different on disk."""
    here = {folder / name: text for folder, files in on_disk().items() for name, text in files.items()}
    there = {folder / name: text for folder, files in folders.items() for name, text in files.items()}
    paths = sorted(path for path in here.keys() | there.keys() if here.get(path) != there.get(path))
    return [f"{path.relative_to(TESTS)} is not what the tables say" for path in paths]


def main() -> int:
    """Exit status 0 when all is well."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare with what is on disk, change nothing")
    check = options.parse_args().check

    folders, problems = wanted()
    if not problems and check:
        problems = differences(folders)
    elif not problems:
        write(folders)
    print("\n".join(problems) or f"{len(folders)} folders", file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
