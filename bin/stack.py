"""A deployed stack: which environments there are, who asks, what the stack says of itself."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    CredentialRetrievalError,
    ProfileNotFound,
    TokenRetrievalError,
    UnauthorizedSSOTokenError,
)
from samcli.cli.types import CfnParameterOverridesType

ROOT = Path(__file__).resolve().parent.parent
# Exit codes as of every command of the front door.
FAILED, WRONG_ARGUMENTS, MISSING, INTERRUPTED = 1, 2, 4, 130
NO_CREDENTIALS = "no AWS credentials that AWS takes: sign in (aws sso login), or set AWS_PROFILE to a profile that has some"


class Stop(Exception):
    """Ends the command with one line for the operator and an exit code."""

    def __init__(self, line: str, code: int = FAILED) -> None:
        super().__init__(line)
        self.code = code


def environments(config: dict) -> list[str]:
    """The names that --config-env takes. What SAM does without one is no environment of ours."""
    return sorted(name for name in config if name not in ("version", "default"))


def settings(environment: str, path: Path = ROOT / "samconfig.toml") -> dict:
    """What samconfig.toml says of one environment."""
    config = tomllib.loads(path.read_text(encoding="utf-8"))
    known = environments(config)
    if environment not in known:
        raise Stop(f"there is no environment {environment}; these are: {', '.join(known)}", WRONG_ARGUMENTS)
    return config[environment]


def stack_name(environment: str) -> str:
    return settings(environment)["global"]["parameters"]["stack_name"]


def parameters(settings: dict) -> dict[str, str]:
    """What an environment says of the template's parameters, read as SAM reads it."""
    return CfnParameterOverridesType().convert(settings["deploy"]["parameters"]["parameter_overrides"], None, None)


def session() -> boto3.Session:
    """A session whose keys are taken by AWS, in a region that is set."""
    try:
        found = boto3.Session()
        if not found.region_name:
            raise Stop("no AWS region: set AWS_REGION, or a profile that has one (AWS_PROFILE)", MISSING)
        if found.get_credentials() is None:
            raise Stop(NO_CREDENTIALS, MISSING)
        require_credentials(found.client("sts"))
        return found
    except ProfileNotFound as error:
        raise Stop(str(error), MISSING) from error


def require_credentials(sts) -> None:
    """Fails when AWS does not take the keys, before anything long is begun."""
    try:
        sts.get_caller_identity()
    except (ClientError, CredentialRetrievalError, TokenRetrievalError, UnauthorizedSSOTokenError) as error:
        raise Stop(f"{NO_CREDENTIALS} ({error})", MISSING) from error


@dataclass(frozen=True)
class Stack:
    """What CloudFormation says of one stack."""

    name: str
    status: str
    outputs: dict[str, str]

    def output(self, name: str) -> str:
        value = self.outputs.get(name)
        if value is None:
            raise Stop(f"stack {self.name} has no output {name}: deploy this version's template first")
        return value


def page_settings(deployed: Stack) -> dict[str, str | list[str]]:
    """The dashboard's config.json: addresses and notices differ by environment, its files do not."""
    return {
        "webSocketUrl": deployed.output("WebSocketUrl"),
        "httpUrl": deployed.output("HttpUrl"),
        "notices": deployed.outputs.get("NoticeChannels", "").split(),
    }


def read_stack(cloudformation, name: str) -> Stack:
    try:
        found = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ValidationError":
            raise Stop(f"there is no stack {name} in this account and region") from error
        raise
    return Stack(
        name,
        found["StackStatus"],
        {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])},
    )


def ended(command: str, run, arguments: list[str]) -> None:
    """Runs a command to its exit code; what it has to say to the operator is one line on standard error."""
    try:
        code = run(arguments)
    except Stop as stop:
        print(f"isoscan {command}: {stop}", file=sys.stderr)
        code = stop.code
    except (BotoCoreError, ClientError) as error:
        print(f"isoscan {command}: {error}", file=sys.stderr)
        code = FAILED
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
