"""./isoscan doctor ENV: what is wrong in the settings of a deployed stack, a line each. Changes nothing.

Usage: doctor.py ENV (in the virtual environment; bin/doctor does that)
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import stack
from botocore.exceptions import BotoCoreError, ClientError
from samcli.yamlhelper import yaml_parse
from stack import ROOT, Stack

OK, HINT, WRONG, UNKNOWN = "ok", "hint", "WRONG", "unknown"
ALIAS = "live"
ASLEEP = "Inactive"
ON_ITS_WAY = ("Creating", "Enabling", "Updating")
AT_REST = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"}
NO_PERMISSION = {"AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"}


@dataclass(frozen=True)
class Finding:
    """One line of the answer: how it stands, with what, and what to do when it is not well."""

    state: str
    what: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.state:8} {self.what:16} {self.detail}".rstrip()


def finding(what: str, wrong: list[str], well: str, hints: list[str] | None = None) -> Finding:
    """A hint is worth knowing and no fault: the deployment works with it."""
    said = [*wrong, *(hints or [])]
    state = WRONG if wrong else HINT if said else OK
    return Finding(state, what, "; ".join(said) or well)


@dataclass(frozen=True)
class Deployment:
    """A stack with its resources, the outputs it should have, and the clients to ask about them."""

    stack: Stack
    resources: list[dict]
    wanted: list[str]
    client: Callable[[str], object]

    def of_type(self, kind: str) -> dict[str, str]:
        """Physical names by logical name."""
        rows = [row for row in self.resources if row["ResourceType"] == kind]
        return {row["LogicalResourceId"]: row.get("PhysicalResourceId", "") for row in rows}


def resources(cloudformation, name: str) -> list[dict]:
    paginator = cloudformation.get_paginator("list_stack_resources")
    return [row for page in paginator.paginate(StackName=name) for row in page["StackResourceSummaries"]]


def outputs(template: Path) -> list[str]:
    """What every stack of this template has; what stands under a condition may be left out."""
    rows = yaml_parse(template.read_text(encoding="utf-8"))["Outputs"]
    return [name for name, row in rows.items() if "Condition" not in row]


def complete(deployment: Deployment) -> Finding:
    found, status = deployment.stack, deployment.stack.status
    wrong = [] if status in AT_REST else [f"{found.name} is {status}: see its events, deploy again"]
    lacking = [name for name in deployment.wanted if name not in found.outputs]
    if lacking:
        wrong.append(f"outputs are missing: {', '.join(lacking)}; deploy this version's template")
    return finding("stack", wrong, f"{found.name} is {status}")


def alarms_heard(deployment: Deployment) -> Finding:
    return heard(deployment, "alarms", deployment.stack.output("AlarmsTopicArn"), "set AlarmEmail or subscribe to AlarmsTopic")


def notices_heard(deployment: Deployment) -> Finding:
    topic = deployment.stack.outputs.get("NoticeTopicArn")
    if topic is None:
        return finding("notices", [], "none by e-mail")
    return heard(deployment, "notices", topic, "give NoticeEmail again, its subscription is gone")


def heard(deployment: Deployment, what: str, topic: str, mend: str) -> Finding:
    pages = deployment.client("sns").get_paginator("list_subscriptions_by_topic")
    found = [row for page in pages.paginate(TopicArn=topic) for row in page["Subscriptions"]]
    confirmed = [row for row in found if row["SubscriptionArn"].startswith("arn:")]
    waiting = len(found) - len(confirmed)
    missing = f"nobody hears the {what}: {mend}"
    missing = f"{waiting} subscriptions to the {what} are not confirmed: open the link that was mailed" if waiting else missing
    return finding(what, [] if confirmed else [missing], f"{len(confirmed)} confirmed subscriptions")


def drive_secret(deployment: Deployment) -> Finding:
    """Whether it has a value; the value itself is never asked for."""
    name = deployment.stack.output("DriveSecretName")
    versions = deployment.client("secretsmanager").describe_secret(SecretId=name).get("VersionIdsToStages", {})
    filled = any("AWSCURRENT" in stages for stages in versions.values())
    empty = f"empty, which Drive links alone need: aws secretsmanager put-secret-value --secret-id {name} --secret-string file://..."
    return finding("drive secret", [], "has a value", [] if filled else [empty])


def dead_letters(deployment: Deployment) -> Finding:
    sqs, wrong = deployment.client("sqs"), []
    queues = {name: url for name, url in deployment.of_type("AWS::SQS::Queue").items() if name.endswith("DeadLetterQueue")}
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    for name, url in sorted(queues.items()):
        counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        held = sum(int(counts[key]) for key in names)
        if held:
            wrong.append(f"{held} in {name}")
    return finding("dead letters", wrong, f"none in {len(queues)} queues")


def event_sources(deployment: Deployment) -> Finding:
    lambda_, wrong, hints = deployment.client("lambda"), [], []
    sources = deployment.of_type("AWS::Lambda::EventSourceMapping")
    for name, uuid in sorted(sources.items()):
        state = lambda_.get_event_source_mapping(UUID=uuid)["State"]
        if state in ON_ITS_WAY:
            hints.append(f"{name} is {state}, which takes a minute")
        elif state != "Enabled":
            wrong.append(f"{name} is {state}: aws lambda update-event-source-mapping --uuid {uuid} --enabled")
    return finding("event sources", wrong, f"{len(sources)} enabled", hints)


def snapshot_fault(version: dict) -> str | None:
    """What is wrong with the version behind a function's alias, or None."""
    if not version["Version"].isdigit():
        return f"its alias {ALIAS} points at {version['Version']}, which has no snapshot: deploy again"
    if version["State"] not in ("Active", ASLEEP):
        return f"version {version['Version']} is {version['State']}: {version.get('StateReason', 'wait')}"
    snap = version.get("SnapStart", {})
    if version["State"] == "Active" and (snap.get("ApplyOn"), snap.get("OptimizationStatus")) != ("PublishedVersions", "On"):
        return f"SnapStart of version {version['Version']} is {snap.get('OptimizationStatus', 'Off')}"
    return None


def subnets_and_groups(configuration: dict) -> list[list[str]]:
    network = configuration.get("VpcConfig", {})
    return [sorted(network.get(name, [])) for name in ("SubnetIds", "SecurityGroupIds")]


# What makes a version do something else than the function as it was deployed last.
SETTINGS: dict[str, Callable[[dict], object]] = {
    "code": lambda configuration: configuration["CodeSha256"],
    "architecture": lambda configuration: configuration["Architectures"],
    "memory": lambda configuration: configuration["MemorySize"],
    "timeout": lambda configuration: configuration["Timeout"],
    "environment": lambda configuration: configuration.get("Environment", {}).get("Variables", {}),
    "VPC": subnets_and_groups,
}


def lag(version: dict, latest: dict) -> str | None:
    """How a version differs from the function, whose changes it was to be published for; or None."""
    other = [name for name, of in SETTINGS.items() if of(version) != of(latest)]
    if not other:
        return None
    return f"version {version['Version']} has another {', '.join(other)} than was deployed: ./isoscan deploy publishes a new one"


def asleep(names: list[str]) -> list[str]:
    """Lambda drops the snapshot of a version that was not called for 14 days, and makes it again at the next call."""
    if not names:
        return []
    why = f"{ASLEEP}, as after 14 days without a call: the first call is refused and wakes it, see docs/OPERATIONS.md"
    return [f"{', '.join(names)} {why}"]


def functions(deployment: Deployment) -> Finding:
    lambda_, wrong, sleeping = deployment.client("lambda"), [], []
    named = deployment.of_type("AWS::Lambda::Function")
    for name, function in sorted(named.items()):
        try:
            version = lambda_.get_function_configuration(FunctionName=function, Qualifier=ALIAS)
        except lambda_.exceptions.ResourceNotFoundException:
            wrong.append(f"{name} has no alias {ALIAS}: deploy again")
            continue
        latest = lambda_.get_function_configuration(FunctionName=function)
        wrong += [f"{name}: {fault}" for fault in (snapshot_fault(version), lag(version, latest)) if fault]
        if version["State"] == ASLEEP:
            sleeping.append(name)
    return finding("functions", wrong, f"{len(named)} start from a snapshot", asleep(sleeping))


def dashboard(deployment: Deployment) -> Finding:
    wanted = stack.page_settings(deployment.stack)
    bucket = deployment.stack.output("DashboardBucketName")
    try:
        body = deployment.client("s3").get_object(Bucket=bucket, Key="config.json")["Body"].read()
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchKey":
            raise
        return Finding(WRONG, "dashboard", f"no config.json in {bucket}: ./isoscan deploy uploads the dashboard")
    named = page_settings(body)
    other = [f"{key} {named.get(key)} and not {value}" for key, value in wanted.items() if named.get(key) != value]
    wrong = [f"config.json names {', '.join(other)}: ./isoscan deploy writes it anew"] if other else []
    return finding("dashboard", wrong, f"config.json names {wanted['webSocketUrl']} and {wanted['httpUrl']}")


def page_settings(body: bytes) -> dict:
    """What the dashboard would read; nothing of what is none."""
    try:
        read = json.loads(body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def cors_fault(place: str, allowed: list[str], page: str) -> str | None:
    if "*" in allowed:
        return f"{place} allows every origin"
    return None if page in allowed else f"{place} does not allow {page}"


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def allowed_origins(deployment: Deployment) -> Finding:
    """What the browser will be answered, not what the parameter says: the dashboard's own origin must be there too."""
    page = origin(deployment.stack.output("DashboardUrl"))
    places = {}
    buckets = {name: deployment.stack.output(name) for name in ("UploadsBucketName", "ResultsBucketName")}
    if "ConversionInputBucketName" in deployment.stack.outputs:
        buckets["ConversionInputBucketName"] = deployment.stack.output("ConversionInputBucketName")
    for name, bucket in buckets.items():
        rules = deployment.client("s3").get_bucket_cors(Bucket=bucket)["CORSRules"]
        places[name.removesuffix("BucketName").lower()] = [found for rule in rules for found in rule["AllowedOrigins"]]
    for name, api in deployment.of_type("AWS::ApiGatewayV2::Api").items():
        found = deployment.client("apigatewayv2").get_api(ApiId=api)
        # WebSockets know no CORS.
        if found["ProtocolType"] == "HTTP":
            places[name] = found.get("CorsConfiguration", {}).get("AllowOrigins", [])
    wrong = [fault for place, allowed in places.items() if (fault := cors_fault(place, allowed, page))]
    return finding("allowed origins", wrong, f"{page} in {len(places)} places")


def log_retention(deployment: Deployment) -> Finding:
    logs, wanted = deployment.client("logs"), set(deployment.of_type("AWS::Logs::LogGroup").values())
    # Theirs alone: an account may hold thousands of others.
    pages = logs.get_paginator("describe_log_groups").paginate(logGroupNamePrefix=os.path.commonprefix(sorted(wanted)) or "/")
    kept = {row["logGroupName"]: row.get("retentionInDays") for page in pages for row in page["logGroups"]}
    wrong = [f"{name} is missing" for name in sorted(wanted - set(kept))]
    wrong += [f"{name} is kept for ever" for name in sorted(wanted) if name in kept and kept[name] is None]
    return finding("log retention", wrong, f"set on {len(wanted)} log groups")


def table(deployment: Deployment) -> Finding:
    dynamodb, name, wrong = deployment.client("dynamodb"), deployment.stack.output("TableName"), []
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    if backups.get("PointInTimeRecoveryDescription", {}).get("PointInTimeRecoveryStatus") != "ENABLED":
        wrong.append("point-in-time recovery is off")
    expiry = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    if (expiry["TimeToLiveStatus"], expiry.get("AttributeName")) != ("ENABLED", "ttl"):
        wrong.append("expiry by the attribute ttl is off")
    return finding("table", wrong, "point-in-time recovery and expiry are on")


CHECKS = {
    "stack": complete,
    "alarms": alarms_heard,
    "notices": notices_heard,
    "drive secret": drive_secret,
    "dead letters": dead_letters,
    "event sources": event_sources,
    "functions": functions,
    "dashboard": dashboard,
    "allowed origins": allowed_origins,
    "log retention": log_retention,
    "table": table,
}


def asked(what: str, check: Callable[[Deployment], Finding], deployment: Deployment) -> Finding:
    """One check that fails takes no other with it."""
    try:
        return check(deployment)
    except stack.Stop as stop:
        return Finding(WRONG, what, str(stop))
    except ClientError as error:
        refused = error.response["Error"]["Code"] in NO_PERMISSION
        return Finding(UNKNOWN if refused else WRONG, what, str(error))
    except BotoCoreError as error:
        return Finding(UNKNOWN, what, str(error))


def findings(deployment: Deployment) -> Iterator[Finding]:
    return (asked(what, check, deployment) for what, check in CHECKS.items())


def told(found: Iterable[Finding]) -> int:
    """Each line as it is found; the exit code says whether all is well."""
    wrong = 0
    for line in found:
        print(line, flush=True)
        wrong += line.state not in (OK, HINT)
    return stack.FAILED if wrong else 0


def main(arguments: list[str]) -> int:
    name = stack.stack_name(arguments[0])
    client = stack.session().client
    cloudformation = client("cloudformation")
    found = stack.read_stack(cloudformation, name)
    deployment = Deployment(found, resources(cloudformation, name), outputs(ROOT / "template.yaml"), client)
    return told(findings(deployment))


if __name__ == "__main__":
    stack.ended("doctor", main, sys.argv[1:])
