"""Answers every sample event with `sam local invoke` and compares each answer with events/expected.json.

Usage: check_events.py SAM SERVICES.json [sam local invoke arguments ...]

SERVICES.json is what `./isoscan up --services-env` wrote: variables of the functions with the addresses and names of the
local services. An expected answer is a part of the real one; a string that begins with ~ is a regular expression.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import container_proxy

ROOT = Path(__file__).resolve().parent.parent
EVENTS = ROOT / "events"
NOT_EVENTS = {"env.json", "expected.json", "cover-results.json"}
# SAM counts the seconds of a cold image build and a cold start in as well.
PATIENCE_SECONDS = 240


def differs(expected: object, answer: object, where: str = "answer") -> str | None:
    """Where and how the answer lacks what is expected, or None."""
    if isinstance(expected, dict):
        if not isinstance(answer, dict):
            return f"{where} is {answer!r}, expected an object"
        for key, value in expected.items():
            found = differs(value, answer.get(key), f"{where}.{key}")
            if found:
                return found
        return None
    if isinstance(expected, str) and expected.startswith("~"):
        fits = isinstance(answer, str) and re.fullmatch(expected[1:], answer, re.DOTALL)
        return None if fits else f"{where} is {answer!r}, expected to fit {expected[1:]}"
    # An empty list may be left out: Lambda takes both for a batch that is done.
    left_out = expected == [] and answer is None
    return None if left_out or expected == answer else f"{where} is {answer!r}, expected {expected!r}"


def last_json(text: str) -> object:
    """The function's answer: the last line of SAM's standard output that is JSON."""
    for line in reversed(text.strip().splitlines()):
        try:
            return json.loads(line)
        except ValueError:
            continue
    return None


def functions() -> set[str]:
    lines = (ROOT / "template.yaml").read_text(encoding="utf-8")
    return set(re.findall(r"^  (\w+):\n    Type: AWS::Serverless::Function$", lines, re.MULTILINE))


def gaps(table: dict) -> list[str]:
    """Sample events without an expected answer, answers without an event, functions without either."""
    files = {path.name for path in EVENTS.glob("*.json")} - NOT_EVENTS
    used = {row["function"] for row in table.values()}
    return (
        [f"events/{name} has no answer in events/expected.json" for name in sorted(files - set(table))]
        + [f"events/expected.json names {name}, which is not there" for name in sorted(set(table) - files)]
        + [f"{name} has no sample event" for name in sorted(functions() - used)]
        + [f"events/expected.json names {name}, no function of template.yaml" for name in sorted(used - functions())]
    )


def invoke(sam: str, event: str, row: dict, environment: Path, arguments: list[str]) -> tuple[str | None, str]:
    """Returns what is wrong with the answer (None: nothing) and the function's log."""
    command = [sam, "local", "invoke", row["function"], "-e", str(EVENTS / event), "-n", str(environment), *arguments]
    try:
        run = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        return f"no answer in {PATIENCE_SECONDS} s", str(error.stderr or "")
    if run.returncode != 0:
        return f"sam ended with {run.returncode}", run.stderr
    return differs(row["answer"], last_json(run.stdout)), run.stderr + run.stdout


def main(sam: str, services: Path, arguments: list[str]) -> int:
    table = json.loads((EVENTS / "expected.json").read_text(encoding="utf-8"))
    missing = gaps(table)
    if missing:
        print("\n".join(missing), file=sys.stderr)
        return 1
    _, host, port = container_proxy.start()
    variables = {"Parameters": container_proxy.for_containers(services, host, port)}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "env.json"
        environment.write_text(json.dumps(variables), encoding="utf-8")
        for event, row in table.items():
            begun = time.monotonic()
            wrong, log = invoke(sam, event, row, environment, arguments)
            print(f"  {'FAILED' if wrong else 'ok':6} {event:25} {row['function']:22} {time.monotonic() - begun:5.1f} s", flush=True)
            if wrong:
                failed += 1
                print(f"         {wrong}\n" + "\n".join("         | " + line for line in log.splitlines()[-40:]), flush=True)
    print(f"  {len(table) - failed} of {len(table)} events answered as expected")
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ["PYTHONUNBUFFERED"] = "1"
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
