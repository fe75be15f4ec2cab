import copy
import unittest

import check_template
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

    def test_lambda_sees_another_setting_too_and_does_not_answer_with_the_version_before(self) -> None:
        functions = [
            check_template.transformed(copy.deepcopy(self.template), {"SettingsHash": value}).template["Resources"]["ScanWorker"]
            for value in (HASH, HASH[::-1])
        ]

        self.assertNotEqual(*[function["Properties"]["Description"] for function in functions])


class Documents(unittest.TestCase):
    """Whom the page about safe deployment tells what to allow, held against the templates."""

    def setUp(self) -> None:
        files = [ROOT / "template.yaml", ROOT / "infra/dashboard.yaml", ROOT / "infra/monitoring.yaml"]
        templates = [check_template.yaml_parse(path.read_text(encoding="utf-8")) for path in files]
        self.resources = [resource for template in templates for resource in template["Resources"].values()]
        self.text = (ROOT / "docs/SECURITY_DEPLOYMENT.md").read_text(encoding="utf-8")

    def section(self, title: str) -> str:
        return self.text.split(f"## {title}\n")[1].split("\n## ")[0]

    def test_the_pipeline_may_make_every_kind_of_resource(self) -> None:
        services = {resource["Type"].split("::")[1].lower().removesuffix("v2") for resource in self.resources}
        rights = self.section("The pipeline's rights")

        self.assertEqual([], [service for service in services - {"serverless"} | {"lambda"} if f"`{service}:" not in rights])
        self.assertIn("`policy/isoscan-*`", rights)

    def test_the_network_leads_to_what_the_functions_call_and_nowhere_else(self) -> None:
        roles = [resource["Properties"] for resource in self.resources if resource["Type"] == "AWS::IAM::Role"]
        statements = [part for role in roles for policy in role.get("Policies", []) for part in policy["PolicyDocument"]["Statement"]]
        called = {action.split(":")[0] for statement in statements for action in statement["Action"]}
        ways = {"dynamodb": "DynamoDB", "execute-api": "`@connections`", "s3": "S3", "sqs": "SQS", "textract": "Textract"}

        # Logs are written by Lambda, wherever its function runs.
        self.assertEqual(set(ways), called - {"logs"})
        for way in ways.values():
            self.assertIn(way, self.section("Network"))
        self.assertNotIn("SNS", self.section("Network"))


if __name__ == "__main__":
    unittest.main()
