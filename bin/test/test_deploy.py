import base64
import contextlib
import io
import json
import os
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import deploy
import doubles
from botocore.stub import ANY
from stack import ROOT, Stop


CHANGE = "arn:aws:cloudformation:eu-central-1:123456789012:changeSet/samcli-deploy1/1"
NO_CHANGES = '{"type": "result", "status": "no_changes", "message": "no updates"}'
CHANGED = "\n".join(
    [
        '{"type": "info", "managed_s3_bucket": "bucket"}',
        '{"type": "changeset", "action": "Modify", "logical_id": "ScanWorker", "resource_type": "AWS::Lambda::Function", "replacement": "True"}',
        json.dumps({"type": "result", "status": "changeset_created", "changeset_id": CHANGE}),
    ]
)


class Commands:
    """Stands for the machine: keeps commands in their order, builds what it is told, answers questions in turn."""

    no_answer: type[BaseException] | None = None

    def __init__(self, built: dict[str, bytes] | None = None, said: str = NO_CHANGES, answers: list[str] | None = None) -> None:
        self.done: list[str] = []
        self.built = built or {}
        self.said = said
        self.answers = answers or []
        self.questions: list[str] = []

    def run(self, command: list[str], folder: Path) -> None:
        self.done.append(" ".join([Path(command[0]).name, *command[1:]]))
        if command[1:] == ["run", "build"]:
            for name, body in self.built.items():
                path = folder / "dist" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(body)

    def read(self, command: list[str], folder: Path) -> str:
        self.run(command, folder)
        return self.said

    def ask(self, question: str) -> str:
        self.questions.append(question)
        if self.no_answer:
            raise self.no_answer
        return self.answers.pop(0)

    def machine(self) -> deploy.Machine:
        return deploy.Machine(self.run, self.read, self.ask)


class FailingCommands(Commands):
    def __init__(self, failing: str) -> None:
        super().__init__()
        self.failing = failing

    def run(self, command: list[str], folder: Path) -> None:
        super().run(command, folder)
        if self.failing in self.done[-1]:
            raise Stop(f"{self.failing} failed")


class Deployments(unittest.TestCase):
    def setUp(self) -> None:
        self.clients = doubles.Clients()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in ("template.yaml", *(f"{archive}/target/function.zip" for archive in deploy.ARCHIVES)):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text("", encoding="utf-8")
        (self.root / "web").mkdir()

    def dashboard(self, scripts: dict[str, str]) -> None:
        (self.root / "web/package.json").write_text(json.dumps({"scripts": scripts}), encoding="utf-8")

    def deploy(self, commands: Commands, environment: str = "dev", yes: bool = False) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            deploy.deploy(environment, yes, self.clients, commands.machine(), self.root)
        return printed.getvalue()

    def stack_is_there(self, status: str = "UPDATE_COMPLETE", name: str = "isoscan-dev") -> None:
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in doubles.OUTPUTS.items()]
        row = {"StackName": name, "StackStatus": status, "CreationTime": 0, "Outputs": outputs}
        self.clients.answer("cloudformation", "describe_stacks", {"Stacks": [row]}, {"StackName": name})

    def change_is_carried_out(self, name: str = "isoscan-dev") -> None:
        wanted = {"ChangeSetName": CHANGE, "StackName": name, "ClientRequestToken": ANY}
        self.clients.answer("cloudformation", "execute_change_set", {}, wanted)

    def change_is_dropped(self) -> None:
        self.clients.answer("cloudformation", "delete_change_set", {}, {"ChangeSetName": CHANGE, "StackName": "isoscan-prod"})

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
            ["mvn clean package -B -q -DskipTests -pl connect-fn,dispatch-fn,worker-fn,convert-fn,book-fn -am", "sam build --config-env dev"],
            run.done[:2],
        )
        self.assertIn("sam deploy --config-env dev", run.done[2])
        self.assertEqual(3, len(run.done))
        self.assertIn("web/ has no build script", printed)

    def test_the_image_of_conversions_is_pushed_for_the_architecture_and_its_password_is_on_no_command_line(self) -> None:
        there = doubles.deployed(ConversionRepositoryUri="123.dkr.ecr.example/convert", ConversionImageTag="latest")
        token = base64.b64encode(b"AWS:secret").decode()
        self.clients.answer("ecr", "get_authorization_token", {"authorizationData": [{"authorizationToken": token}]}, {})
        run = Commands()

        with unittest.mock.patch.dict(os.environ):
            pushed = deploy.push_image(there, "x86_64", self.clients, run.machine(), self.root)
            password = os.environ["ECR_PASSWORD"]

        self.assertTrue(pushed)
        self.assertEqual("secret", password)
        self.assertEqual(1, len(run.done))
        self.assertIn("-Dimage=123.dkr.ecr.example/convert:latest -Dimage.architecture=amd64", run.done[0])
        self.assertNotIn("secret", run.done[0])

    def test_a_stack_without_conversions_gets_no_image(self) -> None:
        self.assertFalse(deploy.push_image(doubles.deployed(), "arm64", self.clients, Commands().machine(), self.root))

    def test_the_addresses_are_printed(self) -> None:
        self.dashboard({})
        self.stack_is_there()

        printed = self.deploy(Commands())

        for address in ("https://page.example", "wss://socket.example/dev", "https://http.example"):
            self.assertIn(address, printed)

    def test_sam_is_given_what_samconfig_says_and_the_hash_and_changes_nothing_by_itself(self) -> None:
        self.dashboard({})
        self.stack_is_there()
        run = Commands()

        self.deploy(run)

        options, given = run.done[2].split(" --parameter-overrides ")
        self.assertEqual("sam deploy --config-env dev --no-confirm-changeset --no-execute-changeset --output json", options)
        self.assertIn('Stage="dev"', given)
        self.assertIn('AllowedOrigins="http://localhost:8080"', given)
        self.assertRegex(given, r'SettingsHash="[0-9a-f]{16}"')

    def test_what_changes_is_shown_and_carried_out_to_its_end(self) -> None:
        self.dashboard({})
        self.stack_is_there("UPDATE_COMPLETE")
        self.change_is_carried_out()
        self.stack_is_there("UPDATE_COMPLETE")
        self.stack_is_there()

        printed = self.deploy(Commands(said=CHANGED))

        self.clients.assert_all_asked()
        self.assertRegex(printed, r"Modify +ScanWorker +AWS::Lambda::Function +is replaced")

    def test_a_new_stack_is_waited_for_as_new(self) -> None:
        self.dashboard({})
        self.stack_is_there("REVIEW_IN_PROGRESS")
        self.change_is_carried_out()
        self.stack_is_there("CREATE_COMPLETE")
        self.stack_is_there("CREATE_COMPLETE")

        self.deploy(Commands(said=CHANGED))

        self.clients.assert_all_asked()

    def test_no_leaves_stack_and_dashboard_as_they_are_and_is_no_success(self) -> None:
        for answers, no_answer in ((["n"], None), ([""], None), ([], EOFError), ([], KeyboardInterrupt)):
            self.dashboard({"build": "vite build"})
            self.change_is_dropped()
            self.stack_is_there(name="isoscan-prod")
            run = Commands({"index.html": b"<html>"}, CHANGED, answers)
            run.no_answer = no_answer

            # The stub refuses every other call: no execution, no deletion, no upload.
            with self.assertRaisesRegex(Stop, "nothing was changed") as stopped:
                self.deploy(run, "prod")

            self.assertEqual(1, stopped.exception.code)
            self.assertEqual(["Change isoscan-prod so? [y/N] "], run.questions)
            self.clients.assert_all_asked()

    def test_no_to_the_first_deployment_leaves_no_empty_stack(self) -> None:
        self.dashboard({})
        self.change_is_dropped()
        self.stack_is_there("REVIEW_IN_PROGRESS", "isoscan-prod")
        self.clients.answer("cloudformation", "delete_stack", {}, {"StackName": "isoscan-prod"})

        with self.assertRaisesRegex(Stop, "nothing was changed"):
            self.deploy(Commands(said=CHANGED, answers=["n"]), "prod")

        self.clients.assert_all_asked()

    def test_prod_is_changed_after_a_yes_or_without_a_question(self) -> None:
        for run, yes in ((Commands(said=CHANGED, answers=["y"]), False), (Commands(said=CHANGED), True)):
            self.dashboard({})
            self.stack_is_there(name="isoscan-prod")
            self.change_is_carried_out("isoscan-prod")
            self.stack_is_there(name="isoscan-prod")
            self.stack_is_there(name="isoscan-prod")

            self.deploy(run, "prod", yes)

            self.clients.assert_all_asked()
            self.assertEqual(0 if yes else 1, len(run.questions))

    def test_a_failed_change_names_what_failed_and_uploads_nothing(self) -> None:
        self.dashboard({"build": "vite build"})
        self.stack_is_there()
        with unittest.mock.patch("uuid.uuid4", return_value="token"):
            self.change_is_carried_out()
            self.stack_is_there("UPDATE_ROLLBACK_COMPLETE")
            events = [("B", "CREATE_FAILED", "Resource creation cancelled"), ("A", "CREATE_FAILED", "no room"), ("C", "CREATE_COMPLETE", "")]
            rows = [
                {"StackId": "s", "EventId": str(n), "StackName": "isoscan-dev", "Timestamp": 0, "ClientRequestToken": "token"}
                | {"LogicalResourceId": name, "ResourceStatus": status, "ResourceStatusReason": reason}
                for n, (name, status, reason) in enumerate(events)
            ]
            old = rows[1] | {"ClientRequestToken": "before", "LogicalResourceId": "OLD"}
            self.clients.answer("cloudformation", "describe_stack_events", {"StackEvents": [*rows, old]})

            with self.assertRaisesRegex(Stop, "the change of isoscan-dev failed: A: no room$"):
                self.deploy(Commands({"index.html": b"<html>"}, CHANGED))

        self.clients.assert_all_asked()

    def stopped_while_it_changes(self) -> Stop:
        with self.assertRaises(Stop) as stopped:
            self.deploy(Commands({"index.html": b"<html>"}, CHANGED))
        self.clients.assert_all_asked()
        for words in ("isoscan-dev goes on changing", "run deploy again", "dashboard is not uploaded yet"):
            self.assertIn(words, str(stopped.exception))
        return stopped.exception

    def change_is_begun(self) -> None:
        self.dashboard({"build": "vite build"})
        self.stack_is_there()
        self.change_is_carried_out()

    def test_an_interrupted_wait_says_that_the_stack_goes_on_and_uploads_nothing(self) -> None:
        self.change_is_begun()
        self.stack_is_there("UPDATE_IN_PROGRESS")

        with unittest.mock.patch("time.sleep", side_effect=KeyboardInterrupt):
            stop = self.stopped_while_it_changes()

        self.assertEqual((130, True), (stop.code, str(stop).startswith("interrupted;")))

    def test_a_change_that_takes_longer_than_the_wait_is_no_failed_one(self) -> None:
        self.change_is_begun()
        config = self.clients("cloudformation").get_waiter("stack_update_complete").config
        for _ in range(config.max_attempts):
            self.stack_is_there("UPDATE_IN_PROGRESS")

        with unittest.mock.patch("time.sleep"):
            stop = self.stopped_while_it_changes()

        self.assertEqual((1, True), (stop.code, "Max attempts exceeded" in str(stop)))

    def test_keys_that_expire_during_a_change_do_not_end_it(self) -> None:
        self.change_is_begun()
        self.clients.refuse("cloudformation", "describe_stacks", "ExpiredToken")

        stop = self.stopped_while_it_changes()

        self.assertEqual((1, True), (stop.code, "ExpiredToken it was" in str(stop)))

    def test_without_a_change_set_nothing_is_taken_for_done(self) -> None:
        self.dashboard({})

        with self.assertRaisesRegex(Stop, "no change set"):
            self.deploy(Commands(said="Uploading..."))

    def test_after_a_failed_build_nothing_is_deployed(self) -> None:
        self.dashboard({})
        run = FailingCommands("sam build")

        with self.assertRaises(Stop):
            self.deploy(run)

        self.assertEqual("sam build --config-env dev", run.done[-1])

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
        self.assertEqual(["npm ci --no-audit --no-fund", "npm run build"], run.done[2:4])
        self.assertIn("sam deploy", run.done[4])
        self.assertIn("5 files of the dashboard uploaded", printed)

    def test_the_settings_name_this_stack_whatever_the_build_left(self) -> None:
        self.dashboard({"build": "vite build"})
        self.stack_is_there()
        settings = {"webSocketUrl": "wss://socket.example/dev", "httpUrl": "https://http.example", "notices": []}
        body = json.dumps(settings, indent=2).encode()
        self.upload_is_expected("config.json", "application/json; charset=utf-8", "no-cache", body)
        self.upload_is_expected("index.html", "text/html; charset=utf-8", "no-cache")
        self.invalidation_is_expected("/config.json", "/index.html")

        self.deploy(Commands({"index.html": b"<html>", "config.json": b'{"webSocketUrl": "ws://localhost"}'}))

        self.clients.assert_all_asked()

    def test_the_settings_name_the_notices_that_the_stack_gives(self) -> None:
        for given, notices in {"email": ["email"], "webhook": ["webhook"], "email webhook": ["email", "webhook"]}.items():
            (settings,) = deploy.pages(self.root / "web/dist", doubles.deployed(NoticeChannels=given))

            self.assertEqual(notices, json.loads(settings.body)["notices"])

    def test_a_dashboard_without_its_page_changes_nothing(self) -> None:
        self.dashboard({"build": "vite build"})
        run = Commands({"assets/index-BxK3d9aZ.js": b"1"})

        with self.assertRaisesRegex(Stop, "no index.html"):
            self.deploy(run)

        self.assertEqual("npm run build", run.done[-1])


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

    def test_what_a_command_says_is_read(self) -> None:
        self.assertEqual("so\n", deploy.read(["/bin/echo", "so"], ROOT))

    def test_a_failed_command_shows_what_it_said(self) -> None:
        said = io.StringIO()

        with contextlib.redirect_stderr(said), self.assertRaises(Stop):
            deploy.read(["/bin/sh", "-c", "echo why; false"], ROOT)

        self.assertIn("why", said.getvalue())


if __name__ == "__main__":
    unittest.main()
