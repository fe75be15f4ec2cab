import json
import tempfile
import unittest
import urllib.error
from pathlib import Path

import audit
from audit import NOT_ASKED, OK, WRONG, Answer


def npm_report(**by_severity: int) -> str:
    counts = {"low": 0, "moderate": 0, "high": 0, "critical": 0, **by_severity}
    named = {f"{severity}-package": {"severity": severity} for severity, count in counts.items() if count}
    return json.dumps({"vulnerabilities": named, "metadata": {"vulnerabilities": counts}})


class Npm(unittest.TestCase):
    def test_a_report_without_grave_ones_is_well(self) -> None:
        self.assertEqual(OK, audit.of_npm(npm_report(moderate=3)).state)

    def test_grave_ones_are_named(self) -> None:
        for severity in ("high", "critical"):
            found = audit.of_npm(npm_report(**{severity: 1}))

            self.assertEqual((WRONG, f"{severity}-package"), (found.state, found.detail))

    def test_a_registry_without_audits_was_not_asked(self) -> None:
        for answer in ("", "405 Method Not Allowed", json.dumps({"message": "no", "error": {}}), "[]"):
            self.assertEqual(NOT_ASKED, audit.of_npm(answer).state)


class Osv(unittest.TestCase):
    def test_what_is_known_is_named_with_its_library(self) -> None:
        found = audit.of_osv("maven", ["pkg:maven/a/b@1"], lambda purls: {purls[0]: ["GHSA-1", "CVE-2"]})

        self.assertEqual((WRONG, "pkg:maven/a/b@1: GHSA-1, CVE-2"), (found.state, found.detail))

    def test_nothing_known_is_well(self) -> None:
        self.assertEqual(OK, audit.of_osv("maven", ["pkg:maven/a/b@1"], lambda purls: {}).state)

    def test_without_leave_nothing_is_sent_and_that_is_said(self) -> None:
        found = audit.of_osv("maven", ["pkg:maven/a/b@1"], None)

        self.assertEqual(NOT_ASKED, found.state)
        self.assertIn("1 libraries", found.detail)

    def test_silence_is_no_good_news(self) -> None:
        def nobody(purls: list[str]) -> dict[str, list[str]]:
            raise urllib.error.URLError("no route")

        self.assertEqual(NOT_ASKED, audit.of_osv("maven", ["pkg:maven/a/b@1"], nobody).state)


class Libraries(unittest.TestCase):
    def test_all_archives_count_and_ours_are_left_out(self) -> None:
        purls = {"connect-fn": "pkg:maven/a/b@1?type=jar", "dispatch-fn": "pkg:maven/c/d@2", "worker-fn": "pkg:maven/io.isoscan/core@1", "convert-fn": "pkg:maven/a/b@1", "book-fn": "pkg:maven/a/b@1"}
        with tempfile.TemporaryDirectory() as folder:
            for archive, purl in purls.items():
                target = Path(folder) / archive / "target"
                target.mkdir(parents=True)
                (target / "bom.json").write_text(json.dumps({"components": [{"purl": purl}]}), encoding="utf-8")

            self.assertEqual(["pkg:maven/a/b@1", "pkg:maven/c/d@2"], audit.maven_purls(Path(folder)))

    def test_the_tools_are_those_of_this_environment(self) -> None:
        self.assertTrue(any(purl.startswith("pkg:pypi/aws-sam-cli@") for purl in audit.python_purls()))

    def test_a_package_is_spelled_as_its_list_spells_it(self) -> None:
        self.assertEqual("pkg:pypi/typing-extensions@4.1", audit.pypi_purl("Typing_Extensions", "4.1"))


class Verdict(unittest.TestCase):
    def test_what_was_not_asked_is_no_pass_and_fails_a_full_audit(self) -> None:
        answers = [Answer(OK, "npm", ""), Answer(NOT_ASKED, "maven", "")]

        self.assertEqual((5, 1), (audit.verdict(answers, full=False), audit.verdict(answers, full=True)))

    def test_what_is_known_fails_any(self) -> None:
        self.assertEqual(1, audit.verdict([Answer(NOT_ASKED, "npm", ""), Answer(WRONG, "maven", "x")], full=False))

    def test_all_asked_and_nothing_known_is_a_pass(self) -> None:
        self.assertEqual(0, audit.verdict([Answer(OK, "npm", "")], full=True))


if __name__ == "__main__":
    unittest.main()
