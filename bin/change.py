"""A change of a stack: made by SAM and not begun, shown, agreed to, carried out to its end."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import WaiterError
from stack import Stop

HASH = "SettingsHash"
# SAM names a version by the first ten digits; more would only make descriptions longer.
DIGITS = 16


def settings_hash(root: Path, archives: list[str], parameters: dict[str, str]) -> str:
    """Another one whenever an archive, a template or a parameter is: a version's name must change, or none is published."""
    files = [root / archive for archive in archives] + [root / "template.yaml", *sorted(root.glob("infra/*.yaml"))]
    contents = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    own = {name: value for name, value in parameters.items() if name != HASH}
    return hashlib.sha256(json.dumps([contents, own], sort_keys=True).encode()).hexdigest()[:DIGITS]


def overrides(parameters: dict[str, str]) -> list[str]:
    """For SAM's command line, which replaces what samconfig.toml says instead of adding to it."""
    return ["--parameter-overrides", *(f'{name}="{value}"' for name, value in parameters.items())]


@dataclass(frozen=True)
class Change:
    """A change set that waits to be carried out."""

    stack: str
    id: str
    rows: list[str]


def row(event: dict) -> str:
    replaced = "  is replaced" if event["replacement"] == "True" else ""
    return f"{event['action']:8} {event['logical_id']:40} {event['resource_type']}{replaced}"


def events(output: str) -> Iterator[dict]:
    """What SAM says with --output json, an object a line."""
    return (json.loads(line) for line in output.splitlines() if line.startswith('{"type"'))


def made(name: str, output: str) -> Change | None:
    """The change that SAM has made, or None where there is nothing to change."""
    found = list(events(output))
    results = {event["status"]: event for event in found if event["type"] == "result"}
    if "no_changes" in results:
        return None
    if "changeset_created" not in results:
        raise Stop("sam deploy made no change set that could be shown; nothing was changed")
    rows = [row(event) for event in found if event["type"] == "changeset"]
    return Change(name, results["changeset_created"]["changeset_id"], rows)


def drop(cloudformation, change: Change) -> None:
    cloudformation.delete_change_set(ChangeSetName=change.id, StackName=change.stack)


def carry_out(cloudformation, change: Change) -> None:
    """Returns when the stack is as the change has it."""
    before = cloudformation.describe_stacks(StackName=change.stack)["Stacks"][0]["StackStatus"]
    waiter = "stack_create_complete" if before == "REVIEW_IN_PROGRESS" else "stack_update_complete"
    token = str(uuid.uuid4())
    cloudformation.execute_change_set(ChangeSetName=change.id, StackName=change.stack, ClientRequestToken=token)
    try:
        cloudformation.get_waiter(waiter).wait(StackName=change.stack)
    except WaiterError as error:
        raise Stop(f"the change of {change.stack} failed: {failures(cloudformation, change.stack, token) or error}") from error


def failures(cloudformation, name: str, token: str) -> str:
    """What failed, in its order, without what was only stopped by it."""
    pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName=name)
    found = [event for page in pages for event in page["StackEvents"] if event.get("ClientRequestToken") == token]
    failed = [event for event in reversed(found) if event["ResourceStatus"].endswith("_FAILED")]
    reasons = [f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}" for event in failed]
    return "; ".join(reason for reason in reasons if "cancelled" not in reason)


def agreed(change: Change, ask: Callable[[str], str]) -> bool:
    """No answer is none that agrees."""
    try:
        return ask(f"Change {change.stack} so? [y/N] ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        return False
