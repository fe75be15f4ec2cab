"""Writes the templates as CloudFormation would get them, with every optional part on and off; checks samconfig.toml against them.

`sam validate --lint` does not run the whole transform, and lints what is optional neither on nor off: a template can pass it and be
refused at the deployment. Here each variant goes through SAM's transform, its conditions are decided, and what is left, with the
stacks inside, is written for cfn-lint. A variant is an environment of samconfig.toml, or the defaults with none, one or all of the
optional parts.
Usage: check_template.py FOLDER (in the virtual environment of ./isoscan check)
"""

from __future__ import annotations

import copy
import json
import os
import re
import sys
import tomllib
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from samcli.yamlhelper import yaml_parse  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402
from stack import parameters  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PSEUDO = {
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::Region": "eu-central-1",
    "AWS::StackName": "isoscan",
    "AWS::URLSuffix": "amazonaws.com",
}
CERTIFICATE = "arn:aws:acm:{}:123456789012:certificate/0a1b2c3d-0000-0000-0000-000000000000"
# What must be given together is one part.
OPTIONAL = {
    "vpc": {"SubnetIds": "subnet-0a1b2c3d,subnet-1a1b2c3d", "SecurityGroupIds": "sg-0a1b2c3d"},
    "dashboard-domain": {"DashboardDomain": "scan.example.org", "DashboardCertificateArn": CERTIFICATE.format("us-east-1")},
    "socket-domain": {"SocketDomain": "socket.example.org", "SocketCertificateArn": CERTIFICATE.format("eu-central-1")},
    "web-acl": {"WebAclArn": "arn:aws:wafv2:us-east-1:123456789012:global/webacl/isoscan/0a1b2c3d"},
    "alarm-email": {"AlarmEmail": "operator@example.org"},
    "origins": {"AllowedOrigins": "http://localhost:8080,https://example.org"},
    "books": {"WithBooks": "true"},
    "notice-email": {"NoticeEmail": "operator@example.org"},
    "notice-webhook": {"NoticeWebhookUrl": "https://hook.example.org/isoscan"},
    "own-api-logs": {"ApiLogsAccess": "existing"},
    "conversions": {
        "WithConversions": "true",
        "ConversionSubnetIds": "subnet-0a1b2c3d,subnet-1a1b2c3d",
        "ConversionSecurityGroupIds": "sg-0a1b2c3d",
    },
}
NOTHING = object()


class NoManagedPolicies:
    """The template names none, so none need be looked up."""

    def load(self) -> dict[str, str]:
        return {}


def refusal(name: str, value: str, parameters: dict) -> str | None:
    """Why CloudFormation would refuse this value of this parameter, or None."""
    parameter = parameters.get(name)
    if parameter is None:
        return f"no parameter {name}"
    if "AllowedValues" in parameter and value not in map(str, parameter["AllowedValues"]):
        return f"{name}={value} is not one of {parameter['AllowedValues']}"
    if "AllowedPattern" in parameter and not re.fullmatch(parameter["AllowedPattern"], value):
        return f"{name}={value} does not fit {parameter['AllowedPattern']}"
    if parameter["Type"] == "Number":
        low, high = parameter.get("MinValue", float("-inf")), parameter.get("MaxValue", float("inf"))
        if not value.isdigit() or not low <= int(value) <= high:
            return f"{name}={value} is out of range"
    return None


def uses(node: object, parameter: str) -> bool:
    if isinstance(node, dict):
        return node.get("Ref") == parameter or any(uses(part, parameter) for part in node.values())
    if isinstance(node, list):
        return any(uses(part, parameter) for part in node)
    return isinstance(node, str) and f"${{{parameter}}}" in node


class Stack:
    """One template with values for its parameters, its conditions decided."""

    def __init__(self, template: dict, values: dict[str, object]) -> None:
        self.template = template
        defaults = {name: parameter["Default"] for name, parameter in template["Parameters"].items() if "Default" in parameter}
        self.values = {**PSEUDO, **defaults, **values}

    def holds(self, condition: object) -> bool:
        if isinstance(condition, str):
            return self.holds(self.template["Conditions"][condition])
        (function, argument), = condition.items()
        match function:
            case "Condition":
                return self.holds(argument)
            case "Fn::Equals":
                return str(self.value(argument[0])) == str(self.value(argument[1]))
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(map(self.holds, argument))
            case "Fn::Or":
                return any(map(self.holds, argument))
        raise ValueError(f"a condition with {function}")

    def value(self, operand: object) -> object:
        return self.values[operand["Ref"]] if isinstance(operand, dict) else operand

    def broken_rules(self) -> list[str]:
        return [
            assertion["AssertDescription"]
            for rule in self.template.get("Rules", {}).values()
            if "RuleCondition" not in rule or self.holds(rule["RuleCondition"])
            for assertion in rule["Assertions"]
            if not self.holds(assertion["Assert"])
        ]

    def decided(self) -> dict:
        """The template without conditions, as if written for these values; they are its parameters' defaults."""
        rest = {key: part for key, part in self.template.items() if key not in ("Conditions", "Rules", "Metadata", "Parameters")}
        for section in ("Resources", "Outputs"):
            rest[section] = {
                name: {key: part for key, part in item.items() if key != "Condition"}
                for name, item in rest.get(section, {}).items()
                if "Condition" not in item or self.holds(item["Condition"])
            }
        rest = self.without_ifs(rest)
        rest["Parameters"] = {
            name: {**parameter, "Default": self.default(name)}
            for name, parameter in self.template["Parameters"].items()
            if uses(rest, name)
        }
        return rest

    def default(self, name: str) -> object:
        value = self.values.get(name, name)
        return int(value) if self.template["Parameters"][name]["Type"] == "Number" and str(value).isdigit() else value

    def without_ifs(self, node: object) -> object:
        if isinstance(node, list):
            return [kept for kept in map(self.without_ifs, node) if kept is not NOTHING]
        if not isinstance(node, dict):
            return node
        if node == {"Ref": "AWS::NoValue"}:
            return NOTHING
        if list(node) == ["Fn::If"]:
            condition, yes, no = node["Fn::If"]
            return self.without_ifs(yes if self.holds(condition) else no)
        return {key: kept for key, part in node.items() if (kept := self.without_ifs(part)) is not NOTHING}

    def inner(self) -> dict[str, Stack]:
        """The stacks inside, by their templates' names; what only a deployment can tell is a word."""
        stacks = {}
        for resource in self.template["Resources"].values():
            there = "Condition" not in resource or self.holds(resource["Condition"])
            if there and resource["Type"] == "AWS::CloudFormation::Stack":
                path = ROOT / resource["Properties"]["TemplateURL"]
                given = {
                    name: self.values.get(value.get("Ref"), name) if isinstance(value, dict) else value
                    for name, value in resource["Properties"]["Parameters"].items()
                }
                stacks[path.stem] = Stack(yaml_parse(path.read_text(encoding="utf-8")), given)
        return stacks


def transformed(template: dict, values: dict[str, str]) -> Stack:
    fragment = copy.deepcopy(template)
    for resource in fragment["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # As `sam package` leaves it: the transform takes no local path.
            resource["Properties"]["CodeUri"] = "s3://bucket/" + resource["Properties"]["CodeUri"]
    return Stack(transform(fragment, Stack(template, values).values, NoManagedPolicies()), values)


def packaged(template: dict) -> dict:
    """Stacks inside are addresses, as `sam package` leaves them."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::CloudFormation::Stack":
            resource["Properties"]["TemplateURL"] = "https://s3.amazonaws.com/bucket/" + resource["Properties"]["TemplateURL"]
    return template


def variants(config: dict) -> dict[str, dict[str, str]]:
    environments = {name: parameters(config[name]) for name in config if name != "version"}
    everything = {name: value for part in OPTIONAL.values() for name, value in part.items()}
    return {"nothing": {}, **OPTIONAL, "everything": everything, **environments}


def halves() -> dict[str, dict[str, str]]:
    """Parts that a rule of the template must refuse, as their second parameter is missing."""
    return {name: dict([next(iter(part.items()))]) for name, part in OPTIONAL.items() if len(part) > 1}


def untried(template: dict, tried: dict[str, dict[str, str]]) -> list[str]:
    """Conditions that are the same in every variant, so that one half of the template was not seen."""
    conditions = template["Conditions"]
    seen = {name: {Stack(template, values).holds(name) for values in tried.values()} for name in conditions}
    return [f"condition {name} is the same in every variant" for name, answers in seen.items() if len(answers) < 2]


def main(folder: Path) -> int:
    template = yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))
    tried = variants(tomllib.loads((ROOT / "samconfig.toml").read_text(encoding="utf-8")))
    wrong = untried(template, tried)
    written = set()
    for variant, values in tried.items():
        refused = [refusal(name, value, template["Parameters"]) for name, value in values.items()]
        stack = transformed(template, values)
        wrong += [f"{variant}: {reason}" for reason in [*refused, *stack.broken_rules()] if reason]
        outputs = {"template": packaged(stack.decided()), **{name: inner.decided() for name, inner in stack.inner().items()}}
        for name, output in outputs.items():
            # Values alone make no other template; refusal() has looked at them.
            shape = json.dumps({**output, "Parameters": list(output["Parameters"])})
            if shape not in written:
                written.add(shape)
                (folder / f"{name}-{variant}.json").write_text(json.dumps(output, indent=1), encoding="utf-8")
    for variant, values in halves().items():
        if not Stack(template, values).broken_rules():
            wrong.append(f"half of {variant} is refused by no rule")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
