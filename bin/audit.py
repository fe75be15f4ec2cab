"""Known weaknesses of the libraries that Isoscan is made of, as those tell who keep lists of them. Part of ./isoscan check.

npm's registry is asked always, as npm's packages come from there. For the others api.osv.dev is asked, with --full alone: the
names and versions of what is used here leave the machine.

Usage: audit.py [--full] (in the virtual environment, after a build with -Psbom)
Exit 0: none that is known; 1: some are, or --full and a list could not be asked; 5: none that is known to those that were asked.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARCHIVES = ("connect-fn", "dispatch-fn", "worker-fn", "convert-fn", "book-fn")
OSV = "https://api.osv.dev/v1/querybatch"
PATIENCE_SECONDS = 30
IN_PART = 5
OK, WRONG, NOT_ASKED = "ok", "WRONG", "not asked"

Osv = Callable[[list[str]], dict[str, list[str]]]


@dataclass(frozen=True)
class Answer:
    state: str
    what: str
    detail: str

    def __str__(self) -> str:
        return f"{self.state:9} {self.what:7} {self.detail}"


def npm_audit() -> str:
    command = ["npm", "audit", "--json", "--audit-level=high"]
    run = subprocess.run(command, cwd=ROOT / "web", capture_output=True, text=True, check=False)
    return run.stdout


def of_npm(answer: str) -> Answer:
    """Read from what `npm audit --json` printed. Lower grades are for development servers and the like, and no failure."""
    try:
        report = json.loads(answer)
        counts = report["metadata"]["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return Answer(NOT_ASKED, "npm", "the registry in use answers no audits")
    grave = [name for name, found in report.get("vulnerabilities", {}).items() if found["severity"] in ("high", "critical")]
    if counts["high"] + counts["critical"]:
        return Answer(WRONG, "npm", ", ".join(sorted(grave)))
    return Answer(OK, "npm", "none of high or critical severity in web/package-lock.json")


def maven_purls(root: Path) -> list[str]:
    """All libraries of the archives, from their bills of materials."""
    boms = [json.loads((root / archive / "target/bom.json").read_text(encoding="utf-8")) for archive in ARCHIVES]
    found = {part["purl"].partition("?")[0] for bom in boms for part in bom["components"]}
    return sorted(purl for purl in found if not purl.startswith("pkg:maven/io.isoscan/"))


def python_purls() -> list[str]:
    return sorted({pypi_purl(row.name, row.version) for row in importlib.metadata.distributions()})


def pypi_purl(name: str, version: str) -> str:
    """As package URLs spell it, whatever the package itself does."""
    return f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"


def osv(purls: list[str]) -> dict[str, list[str]]:
    """The ids of what is known, by library; of those that are known to have something."""
    body = json.dumps({"queries": [{"package": {"purl": purl}} for purl in purls]}).encode()
    request = urllib.request.Request(OSV, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        results = json.load(answer)["results"]
    found = {purl: [row["id"] for row in result.get("vulns", [])] for purl, result in zip(purls, results, strict=True)}
    return {purl: ids for purl, ids in found.items() if ids}


def of_osv(what: str, purls: list[str], ask: Osv | None) -> Answer:
    if ask is None:
        return Answer(NOT_ASKED, what, f"{len(purls)} libraries; ./isoscan check --audit asks api.osv.dev")
    try:
        known = ask(purls)
    except (urllib.error.URLError, TimeoutError, ValueError, KeyError) as error:
        return Answer(NOT_ASKED, what, f"{len(purls)} libraries; api.osv.dev does not answer: {error}")
    if known:
        return Answer(WRONG, what, "; ".join(f"{purl}: {', '.join(ids)}" for purl, ids in sorted(known.items())))
    return Answer(OK, what, f"none known in {len(purls)} libraries")


def verdict(answers: list[Answer], full: bool) -> int:
    states = {answer.state for answer in answers}
    if WRONG in states or (full and NOT_ASKED in states):
        return 1
    return IN_PART if NOT_ASKED in states else 0


def main(arguments: list[str]) -> int:
    full = arguments == ["--full"]
    ask = osv if full else None
    answers = [of_npm(npm_audit()), of_osv("maven", maven_purls(ROOT), ask), of_osv("python", python_purls(), ask)]
    print("\n".join(map(str, answers)))
    return verdict(answers, full)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
