import tempfile
import unittest
from pathlib import Path

import change
import stack
from samcli.cli.types import CfnParameterOverridesType

PARAMETERS = {"Stage": "dev", "ScanMemory": "1024"}


class SettingsHash(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in ("template.yaml", "infra/dashboard.yaml", "worker-fn/function.zip"):
            self.write(name, "before")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def hash(self, **changes: str) -> str:
        return change.settings_hash(self.root, ["worker-fn/function.zip"], PARAMETERS | changes)

    def test_it_is_the_same_for_the_same(self) -> None:
        self.assertEqual(self.hash(), self.hash(SettingsHash="0123456789"))

    def test_a_changed_parameter_changes_it(self) -> None:
        self.assertNotEqual(self.hash(), self.hash(ScanMemory="2048"))

    def test_a_changed_archive_or_template_changes_it(self) -> None:
        for name in ("template.yaml", "infra/dashboard.yaml", "worker-fn/function.zip"):
            before = self.hash()
            self.write(name, "after")

            self.assertNotEqual(before, self.hash())

    def test_the_template_takes_it(self) -> None:
        self.assertRegex(self.hash(), "^([0-9a-f]{10,64})$")


class Overrides(unittest.TestCase):
    def test_sam_reads_them_as_they_are_meant(self) -> None:
        given = {"Stage": "dev", "AllowedOrigins": "http://a:1,https://b", "AlarmEmail": ""}

        self.assertEqual(given, CfnParameterOverridesType().convert(change.overrides(given)[1:], None, None))

    def test_every_environment_says_that_its_hash_is_empty(self) -> None:
        for environment in ("dev", "staging", "prod"):
            self.assertEqual("", stack.parameters(stack.settings(environment))[change.HASH])


if __name__ == "__main__":
    unittest.main()
