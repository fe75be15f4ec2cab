"""./isoscan doctor without an environment, on a machine whose tools are stand-ins."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from stack import ROOT

SHELL = "bash awk df dirname grep head readlink sed sort tesseract uname"


class Machine(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path, self.jdk = Path(folder.name) / "bin", Path(folder.name) / "jdk"
        self.path.mkdir()
        for name in SHELL.split():
            if found := shutil.which(name):
                (self.path / name).symlink_to(found)
        self.tool("mvn", "Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)")
        self.tool("node", "true")
        self.tool("python3", "Python 3.11.2")
        self.tool("docker", "")
        self.tool("javac", "javac 25.0.1", self.jdk / "bin")

    def tool(self, name: str, says: str, folder: Path | None = None, code: int = 0) -> None:
        path = (folder or self.path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n", encoding="utf-8")
        path.chmod(0o755)

    def without(self, name: str) -> None:
        (self.path / name).unlink()

    def doctor(self, *arguments: str) -> tuple[int, dict[str, str]]:
        """The exit code, and each line's state by its first words."""
        environment = {"PATH": str(self.path), "JAVA_HOME": str(self.jdk), "HOME": "/nowhere"}
        command = [shutil.which("bash") or "bash", str(ROOT / "bin/doctor"), *arguments]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        lines = [line.split(maxsplit=1) for line in run.stdout.splitlines()]
        return run.returncode, {rest[:12].strip(): state for state, rest in lines}

    def test_a_machine_with_everything_is_well(self) -> None:
        code, states = self.doctor()

        self.assertEqual(0, code)
        self.assertEqual({"ok"}, {states[name] for name in ("JDK 25", "Maven", "Node", "Python", "Docker", "disk")})

    def test_an_old_maven_is_missing(self) -> None:
        self.tool("mvn", "Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)")

        code, states = self.doctor()

        self.assertEqual((4, "MISSING"), (code, states["Maven"]))

    def test_versions_are_compared_as_numbers(self) -> None:
        self.tool("mvn", "Apache Maven 3.10.0")

        self.assertEqual("ok", self.doctor()[1]["Maven"])

    def test_an_old_node_or_none_is_missing(self) -> None:
        self.tool("node", "false")
        old = self.doctor()
        self.without("node")
        none = self.doctor()

        for code, states in (old, none):
            self.assertEqual((4, "MISSING"), (code, states["Node"]))

    def test_what_only_other_commands_need_ends_with_zero(self) -> None:
        self.tool("docker", "Cannot connect to the Docker daemon", code=1)
        self.without("python3")

        code, states = self.doctor()

        self.assertEqual((0, "missing", "missing"), (code, states["Docker"], states["Python"]))

    def test_every_missing_tool_has_its_line(self) -> None:
        for name in ("mvn", "node", "python3", "docker"):
            self.without(name)

        states = self.doctor()[1]

        self.assertEqual({"Maven", "Node", "Python", "Docker"}, {name for name, state in states.items() if state != "ok"} - {"Tesseract"})

    def test_wrong_arguments_are_refused(self) -> None:
        self.assertEqual((2, 2), (self.doctor("--all")[0], self.doctor("dev", "prod")[0]))


if __name__ == "__main__":
    unittest.main()
