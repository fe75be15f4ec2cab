import copy
import re
import unittest

import check_template
import doubles
from stack import ROOT

HASH = "0123456789abcdef"


class Versions(unittest.TestCase):
    """When SAM's transform gives a version another logical id, which is what publishes one."""

    def setUp(self) -> None:
        self.template = check_template.yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))

    def versions(self, template: dict | None = None, **values: str) -> set[str]:
        resources = check_template.transformed(copy.deepcopy(template or self.template), values).template["Resources"]
        return {name for name, resource in resources.items() if resource["Type"] == "AWS::Lambda::Version"}

    def with_another_archive(self) -> dict:
        template = copy.deepcopy(self.template)
        template["Resources"]["ScanWorker"]["Properties"]["CodeUri"] = "another.zip"
        return template

    def test_another_hash_publishes_every_function_anew(self) -> None:
        functions = [r for r in self.template["Resources"].values() if r["Type"] == "AWS::Serverless::Function"]
        before, after = self.versions(SettingsHash=HASH), self.versions(SettingsHash=HASH[::-1])

        self.assertEqual((len(functions), set()), (len(after), before & after))

    def test_the_same_hash_publishes_nothing(self) -> None:
        before = self.versions(SettingsHash=HASH)

        self.assertEqual(before, self.versions(SettingsHash=HASH, ScanMemory="2048"))
        self.assertEqual(before, self.versions(self.with_another_archive(), SettingsHash=HASH))

    def test_without_a_hash_another_archive_publishes_its_function_alone(self) -> None:
        before, after = self.versions(), self.versions(self.with_another_archive())

        self.assertEqual(["ScanWorker"], [name.split("Version")[0] for name in after - before])

    def test_a_hash_is_needed_because_parameters_alone_publish_nothing(self) -> None:
        self.assertEqual(self.versions(), self.versions(ScanMemory="2048", ScanTimeout="60", Stage="prod"))

    def test_no_version_is_left_behind_so_that_a_failed_deployment_can_be_repeated(self) -> None:
        resources = check_template.transformed(copy.deepcopy(self.template), {"SettingsHash": HASH}).template["Resources"]
        versions = [resource for resource in resources.values() if resource["Type"] == "AWS::Lambda::Version"]

        self.assertEqual({"Delete"}, {version["DeletionPolicy"] for version in versions})

    def test_lambda_sees_another_setting_too_and_does_not_answer_with_the_version_before(self) -> None:
        functions = [
            check_template.transformed(copy.deepcopy(self.template), {"SettingsHash": value}).template["Resources"]["ScanWorker"]
            for value in (HASH, HASH[::-1])
        ]

        self.assertNotEqual(*[function["Properties"]["Description"] for function in functions])


class Notices(unittest.TestCase):
    def test_the_dashboard_is_given_the_channels_that_have_an_address(self) -> None:
        template = check_template.yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))
        email, webhook = {"NoticeEmail": "ops@example.org"}, {"NoticeWebhookUrl": "https://ops.example.org"}

        for values, channels in [({}, None), (email, "email"), (webhook, "webhook"), (email | webhook, "email webhook")]:
            outputs = check_template.Stack(template, values).decided()["Outputs"]

            self.assertEqual(channels, outputs.get("NoticeChannels", {}).get("Value"))


def section(text: str, title: str) -> str:
    return text.split(f"## {title}\n")[1].split("\n## ")[0]


class Operations(unittest.TestCase):
    """The commands that operators are told, held against the template."""

    def setUp(self) -> None:
        self.resources = check_template.yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))["Resources"]
        self.text = (ROOT / "docs/OPERATIONS.md").read_text(encoding="utf-8")

    def looped(self, variable: str, title: str) -> list[str]:
        names = re.search(rf"^for {variable} in (.+?); do$", section(self.text, title), re.MULTILINE | re.DOTALL)[1]
        return sorted(names.replace("\\\n", " ").split())

    def of_type(self, kind: str) -> list[str]:
        return sorted(name for name, resource in self.resources.items() if resource["Type"] == kind)

    def test_every_function_is_woken(self) -> None:
        self.assertEqual(self.of_type("AWS::Serverless::Function"), self.looped("name", "After two weeks without a call"))

    def test_every_queue_is_counted(self) -> None:
        self.assertEqual(self.of_type("AWS::SQS::Queue"), sorted(f"{name}Queue" for name in self.looped("queue", "What runs where")))


class Documents(unittest.TestCase):
    """Whom the page about safe deployment tells what to allow, held against the templates."""

    def setUp(self) -> None:
        files = [ROOT / "template.yaml", ROOT / "infra/dashboard.yaml", ROOT / "infra/monitoring.yaml"]
        templates = [check_template.yaml_parse(path.read_text(encoding="utf-8")) for path in files]
        self.resources = [resource for template in templates for resource in template["Resources"].values()]
        self.text = (ROOT / "docs/SECURITY_DEPLOYMENT.md").read_text(encoding="utf-8")

    def section(self, title: str) -> str:
        return section(self.text, title)

    def row(self, who: str) -> set[str]:
        """What one row of the table of people allows, with the service of the action before where an action names none."""
        cell = re.search(rf"^\| {who} \| (.+) \|$", self.section("Who may do what"), re.MULTILINE)[1]
        allowed, service = set(), ""
        for token in re.findall(r"`([A-Za-z0-9:]+)`", cell):
            service = token.split(":")[0] if ":" in token else service
            allowed.add(f"{service}:{token.split(':')[-1]}".lower())
        return allowed

    def asked(self) -> set[str]:
        """The calls of the doctor: those words of its source that the service knows as such."""
        source = "".join((ROOT / "bin" / name).read_text(encoding="utf-8") for name in ("doctor.py", "stack.py"))
        words, services = set(re.findall(r"[a-z]+_\w+", source)), set(re.findall(r'client\("(\w+)"\)', source))
        known = {service: doubles.SESSION.client(service).meta.method_to_api_mapping for service in services | {"cloudformation"}}
        return {f"{service}:{calls[word]}".lower() for service, calls in known.items() for word in words & set(calls)}

    def test_whoever_asks_may_ask_what_the_doctor_does(self) -> None:
        # Anybody may ask who they are. Who may not list a bucket is told of a missing object that it is refused.
        asked = self.asked() - {"sts:getcalleridentity", "apigatewayv2:getapi"} | {"apigateway:get", "s3:listbucket"}

        self.assertEqual(asked, self.row("whoever asks, `doctor`"))

    def test_operators_may_run_the_commands_that_they_are_told(self) -> None:
        told = re.findall(r"\baws ([a-z]+) ([a-z-]+)", (ROOT / "docs/OPERATIONS.md").read_text(encoding="utf-8"))
        # The command's own name; and moving messages takes them from one queue and puts them into another.
        called = {f"{service}:{command.replace('-', '')}" for service, command in told} - {"lambda:invoke"}
        called |= {"lambda:invokefunction", "sqs:sendmessage", "sqs:receivemessage", "sqs:deletemessage"}

        own, doctors = self.row("operators"), self.row("whoever asks, `doctor`")

        self.assertEqual(called - doctors, own)

    def test_the_pipeline_may_make_every_kind_of_resource(self) -> None:
        conversions = check_template.yaml_parse((ROOT / "infra/conversions.yaml").read_text(encoding="utf-8"))
        resources = [*self.resources, *conversions["Resources"].values()]
        services = {resource["Type"].split("::")[1].lower().removesuffix("v2") for resource in resources}
        rights = self.section("The pipeline's rights")

        self.assertEqual([], [service for service in services - {"serverless"} | {"lambda"} if f"`{service}:" not in rights])
        self.assertIn("`policy/isoscan-*`", rights)

    def test_the_network_leads_to_what_the_functions_call_and_nowhere_else(self) -> None:
        roles = [resource["Properties"] for resource in self.resources if resource["Type"] == "AWS::IAM::Role"]
        statements = [part for role in roles for policy in role.get("Policies", []) for part in policy["PolicyDocument"]["Statement"]]
        parts = [choice for part in statements for choice in part.get("Fn::If", [part]) if isinstance(choice, dict) and "Action" in choice]
        called = {action.split(":")[0] for part in parts for action in part["Action"] if action != "iam:PassRole"}
        ways = {"batch": "Batch", "bedrock": "Bedrock", "dynamodb": "DynamoDB", "ecs": "ECS", "execute-api": "`@connections`", "s3": "S3", "secretsmanager": "Secrets Manager", "sns": "SNS", "sqs": "SQS", "textract": "Textract"}

        # Logs are written by Lambda, wherever its function runs.
        self.assertEqual(set(ways), called - {"logs"})
        for way in ways.values():
            self.assertIn(way, self.section("Network"))


if __name__ == "__main__":
    unittest.main()
