import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import deploy
import doubles
from botocore.stub import ANY
from stack import ROOT, Stop


class Commands:
    """Stands for the commands that are run; keeps them in their order."""

    def __init__(self, built: dict[str, bytes] | None = None) -> None:
        self.run: list[str] = []
        self.built = built or {}

    def __call__(self, command: list[str], folder: Path) -> None:
        self.run.append(" ".join([Path(command[0]).name, *command[1:]]))
        if command[1:] == ["run", "build"]:
            for name, body in self.built.items():
                path = folder / "dist" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(body)


class FailingCommands(Commands):
    def __init__(self, failing: str) -> None:
        super().__init__()
        self.failing = failing

    def __call__(self, command: list[str], folder: Path) -> None:
        super().__call__(command, folder)
        if self.failing in self.run[-1]:
            raise Stop(f"{self.failing} failed")


class Deployments(unittest.TestCase):
    def setUp(self) -> None:
        self.clients = doubles.Clients()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.web = Path(folder.name)

    def dashboard(self, scripts: dict[str, str]) -> None:
        (self.web / "package.json").write_text(json.dumps({"scripts": scripts}), encoding="utf-8")

    def deploy(self, run: Commands, options: list[str] | None = None) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            deploy.deploy("dev", options or [], self.clients, run, self.web)
        return printed.getvalue()

    def stack_is_there(self) -> None:
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in doubles.OUTPUTS.items()]
        row = {"StackName": "isoscan-dev", "StackStatus": "UPDATE_COMPLETE", "CreationTime": 0, "Outputs": outputs}
        self.clients.answer("cloudformation", "describe_stacks", {"Stacks": [row]}, {"StackName": "isoscan-dev"})

    def upload_is_expected(self, key: str, content_type: str, cache: str, body: object = ANY) -> None:
        wanted = {"Bucket": "pages", "Key": key, "Body": body, "ContentType": content_type, "CacheControl": cache}
        self.clients.answer("s3", "put_object", {}, wanted)

    def invalidation_is_expected(self, *paths: str) -> None:
        batch = {"Paths": {"Quantity": len(paths), "Items": list(paths)}, "CallerReference": ANY}
        self.clients.answer("cloudfront", "create_invalidation", {}, {"DistributionId": "E1", "InvalidationBatch": batch})

    def test_archives_are_built_before_sam_and_nothing_is_uploaded_without_a_dashboard(self) -> None:
        self.dashboard({"test": "vitest"})
        self.stack_is_there()
        run = Commands()

        printed = self.deploy(run)

        self.assertEqual(
            [
                "mvn clean package -B -q -DskipTests -pl connect-fn,dispatch-fn,worker-fn -am",
                "sam build --config-env dev",
                "sam deploy --config-env dev",
            ],
            run.run,
        )
        self.assertIn("web/ has no build script", printed)

    def test_the_addresses_are_printed(self) -> None:
        self.dashboard({})
        self.stack_is_there()

        printed = self.deploy(Commands())

        for address in ("https://page.example", "wss://socket.example/dev", "https://http.example"):
            self.assertIn(address, printed)

    def test_yes_reaches_sam(self) -> None:
        self.dashboard({})
        self.stack_is_there()
        run = Commands()

        self.deploy(run, ["--no-confirm-changeset"])

        self.assertEqual("sam deploy --config-env dev --no-confirm-changeset", run.run[-1])

    def test_after_a_failed_build_nothing_is_deployed(self) -> None:
        self.dashboard({})
        run = FailingCommands("sam build")

        with self.assertRaises(Stop):
            self.deploy(run)

        self.assertEqual("sam build --config-env dev", run.run[-1])

    def test_pages_come_after_their_parts_and_only_hashed_names_are_kept_by_browsers(self) -> None:
        self.dashboard({"build": "vite build"})
        self.stack_is_there()
        self.upload_is_expected("assets/index-BxK3d9aZ.js", "text/javascript; charset=utf-8", deploy.FOR_A_YEAR)
        self.upload_is_expected("apple.png", "image/png", "no-cache")
        self.upload_is_expected("config.json", "application/json; charset=utf-8", "no-cache")
        self.upload_is_expected("robots.txt", "text/plain; charset=utf-8", "no-cache")
        self.upload_is_expected("index.html", "text/html; charset=utf-8", "no-cache", b"<html>")
        self.invalidation_is_expected("/apple.png", "/config.json", "/robots.txt", "/index.html")
        run = Commands({"index.html": b"<html>", "robots.txt": b"", "apple.png": b"", "assets/index-BxK3d9aZ.js": b"1"})

        printed = self.deploy(run)

        self.clients.assert_all_asked()
        self.assertEqual(["npm ci --no-audit --no-fund", "npm run build"], run.run[-2:])
        self.assertIn("5 files of the dashboard uploaded", printed)

    def test_the_settings_name_this_stack_whatever_the_build_left(self) -> None:
        self.dashboard({"build": "vite build"})
        self.stack_is_there()
        addresses = {"webSocketUrl": "wss://socket.example/dev", "httpUrl": "https://http.example"}
        body = json.dumps(addresses, indent=2).encode()
        self.upload_is_expected("config.json", "application/json; charset=utf-8", "no-cache", body)
        self.upload_is_expected("index.html", "text/html; charset=utf-8", "no-cache")
        self.invalidation_is_expected("/config.json", "/index.html")

        self.deploy(Commands({"index.html": b"<html>", "config.json": b'{"webSocketUrl": "ws://localhost"}'}))

        self.clients.assert_all_asked()

    def test_a_build_without_its_page_uploads_nothing(self) -> None:
        self.dashboard({"build": "vite build"})
        self.stack_is_there()

        with self.assertRaisesRegex(Stop, "no index.html"):
            self.deploy(Commands({"assets/index-BxK3d9aZ.js": b"1"}))


class Names(unittest.TestCase):
    def test_only_names_with_a_hash_below_assets_never_change(self) -> None:
        hashed = ["assets/index-BxK3d9aZ.js", "assets/inter-latin-C5_a-b7z.woff2", "assets/index-BxK3d9aZ.js.map"]
        plain = ["index.html", "assets/logo.svg", "assets/big-logo.svg", "index-BxK3d9aZ.js"]

        self.assertEqual(hashed, [key for key in hashed + plain if deploy.Page(key, b"").hashed])

    def test_a_type_is_known_by_the_name_alone(self) -> None:
        types = {"a.woff2": "font/woff2", "a.png": "image/png", "a.css": "text/css; charset=utf-8", "a.what": "application/octet-stream"}

        self.assertEqual(types, {key: deploy.Page(key, b"").content_type for key in types})


class Arguments(unittest.TestCase):
    def test_an_unknown_environment_is_refused_before_anything_is_asked(self) -> None:
        with self.assertRaisesRegex(Stop, "there is no environment qa"):
            deploy.main(["qa"])

    def test_a_failed_command_is_named(self) -> None:
        with self.assertRaisesRegex(Stop, "false --at-once failed"):
            deploy.run(["/bin/false", "--at-once"], ROOT)


if __name__ == "__main__":
    unittest.main()
