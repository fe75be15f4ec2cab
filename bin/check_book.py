"""Has the book on events/cover.png recognised and compares the results with events/cover-results.json.

Usage: check_book.py (with Tesseract and a JDK 25). An expected text that begins with ~ is a regular expression.
"""

from __future__ import annotations

import json
import subprocess
import sys

from check_events import EVENTS, ROOT, differs


def main() -> int:
    command = [str(ROOT / "isoscan"), "identify", "--json", str(EVENTS / "cover.png")]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False)
    print(run.stdout.strip())
    if run.returncode != 0:
        print(f"isoscan identify ended with {run.returncode}", file=sys.stderr)
        return 1
    expected = json.loads((EVENTS / "cover-results.json").read_text(encoding="utf-8"))
    wrong = differs(expected, json.loads(run.stdout), "results")
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
