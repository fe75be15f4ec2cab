"""Runs SAM's transform on template.yaml and writes what CloudFormation would get; checks samconfig.toml against it.

`sam validate --lint` does not run the whole transform: a template can pass it and be refused at the deployment.
Usage: check_template.py OUT.json (in the virtual environment of ./isoscan check)
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

ROOT = Path(__file__).resolve().parent.parent
PSEUDO = {
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::Region": "eu-central-1",
    "AWS::StackName": "isoscan",
    "AWS::URLSuffix": "amazonaws.com",
}


class NoManagedPolicies:
    """The template names none, so none need be looked up."""

    def load(self) -> dict[str, str]:
        return {}


def overrides(config: dict, environment: str) -> dict[str, str]:
    pairs = config[environment]["deploy"]["parameters"]["parameter_overrides"]
    return dict(pair.split("=", 1) for pair in pairs)


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


def transformed(template: dict, values: dict[str, str]) -> dict:
    fragment = copy.deepcopy(template)
    for resource in fragment["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # As `sam package` leaves it: the transform takes no local path.
            resource["Properties"]["CodeUri"] = "s3://bucket/" + resource["Properties"]["CodeUri"]
    defaults = {name: parameter.get("Default") for name, parameter in fragment["Parameters"].items()}
    return transform(fragment, {**PSEUDO, **defaults, **values}, NoManagedPolicies())


def main(out: Path) -> int:
    template = yaml_parse((ROOT / "template.yaml").read_text(encoding="utf-8"))
    config = tomllib.loads((ROOT / "samconfig.toml").read_text(encoding="utf-8"))
    wrong = []
    for environment in [name for name in config if name != "version"]:
        values = overrides(config, environment)
        refused = [refusal(name, value, template["Parameters"]) for name, value in values.items()]
        wrong += [f"samconfig.toml, {environment}: {reason}" for reason in refused if reason]
        # What is written is the last one's; the transform itself must take every one.
        out.write_text(json.dumps(transformed(template, values), indent=1), encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
