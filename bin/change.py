"""A change of a stack: made by SAM and not begun, shown, agreed to, carried out to its end."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import BotoCoreError, WaiterError
from stack import FAILED, INTERRUPTED, Stop

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


# CloudFormation cannot always tell beforehand. What may be replaced must be seen too: a new table is an empty one.
REPLACED = {"True": "  is replaced", "Conditional": "  may be replaced"}


def row(event: dict) -> str:
    replaced = REPLACED.get(event["replacement"], "")
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
    """Leaves nothing of it, and no stack that only waited for it."""
    cloudformation.delete_change_set(ChangeSetName=change.id, StackName=change.stack)
    if only_planned(cloudformation, change.stack):
        cloudformation.delete_stack(StackName=change.stack)


def only_planned(cloudformation, name: str) -> bool:
    """Whether a stack has never had a resource: the first change set makes the stack that it is for."""
    return cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"] == "REVIEW_IN_PROGRESS"


def carry_out(cloudformation, change: Change) -> None:
    """Returns when the stack is as the change has it."""
    waiter = "stack_create_complete" if only_planned(cloudformation, change.stack) else "stack_update_complete"
    token = str(uuid.uuid4())
    cloudformation.execute_change_set(ChangeSetName=change.id, StackName=change.stack, ClientRequestToken=token)
    try:
        wait(cloudformation.get_waiter(waiter), change.stack)
    except WaiterError as error:
        raise Stop(f"the change of {change.stack} failed: {failures(cloudformation, change.stack, token) or error}") from error


def wait(waiter, name: str) -> None:
    """Ends with WaiterError where the change failed, and with Stop where its end was not seen: CloudFormation needs nobody who waits."""
    try:
        waiter.wait(StackName=name)
    except KeyboardInterrupt as error:
        raise Stop(left(name, "interrupted"), INTERRUPTED) from error
    except BotoCoreError as error:
        if isinstance(error, WaiterError) and at_rest(error.last_response):
            raise
        raise Stop(left(name, str(error)), FAILED) from error


def left(name: str, why: str) -> str:
    return f"{why}; {name} goes on changing without this command: when it is at rest run deploy again, the dashboard is not uploaded yet"


def at_rest(answer: dict) -> bool:
    """An answer that is a refusal says nothing of the stack."""
    return any(not found["StackStatus"].endswith("_IN_PROGRESS") for found in answer.get("Stacks", []))


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
