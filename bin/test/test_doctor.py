import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import doctor
import doubles
from botocore.response import StreamingBody
from doctor import HINT, OK, UNKNOWN, WRONG, Deployment, Finding

QUEUE = "AWS::SQS::Queue"
FUNCTION = "AWS::Lambda::Function"
SOURCE = "AWS::Lambda::EventSourceMapping"
LOGS = "AWS::Logs::LogGroup"
API = "AWS::ApiGatewayV2::Api"
UUID = "6f1c2a34-0000-4000-8000-000000000001"
OWN = ["https://page.example"]


def allows(*origins: str) -> dict:
    return {"CorsConfiguration": {"AllowOrigins": list(origins)}}


def row(kind: str, logical: str, physical: str) -> dict:
    return {"ResourceType": kind, "LogicalResourceId": logical, "PhysicalResourceId": physical}


def configuration(**changes: object) -> dict:
    snap = {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"}
    settings = {"CodeSha256": "c", "Architectures": ["arm64"], "MemorySize": 512, "Timeout": 30}
    settings["Environment"] = {"Variables": {"STAGE": "dev"}}
    return {"Version": "7", "State": "Active", "SnapStart": snap, **settings, **changes}


class Doctor(unittest.TestCase):
    def setUp(self) -> None:
        self.clients = doubles.Clients()

    def ask(self, what: str, *rows: dict, **outputs: str | None) -> Finding:
        deployment = Deployment(doubles.deployed(**outputs), list(rows), list(doubles.OUTPUTS), self.clients)
        found = doctor.asked(what, doctor.CHECKS[what], deployment)
        self.clients.assert_all_asked()
        return found

    def assert_wrong(self, found: Finding, *words: str) -> None:
        self.assertEqual(WRONG, found.state, found.detail)
        for word in words:
            self.assertIn(word, found.detail)

    def assert_hint(self, found: Finding, *words: str) -> None:
        self.assertEqual(HINT, found.state, found.detail)
        for word in words:
            self.assertIn(word, found.detail)

    def assert_ok(self, found: Finding) -> None:
        self.assertEqual(OK, found.state, found.detail)


class TheStack(Doctor):
    def test_one_that_is_complete_is_well(self) -> None:
        self.assert_ok(self.ask("stack"))

    def test_an_output_that_is_missing_is_named(self) -> None:
        self.assert_wrong(self.ask("stack", DashboardUrl=None), "DashboardUrl")

    def test_outputs_are_wanted_as_the_template_says_and_none_that_has_a_condition(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            template = Path(folder) / "template.yaml"
            template.write_text("Outputs:\n  A: {Value: !Ref X}\n  B: {Condition: C, Value: !Ref X}\n", encoding="utf-8")

            self.assertEqual(["A"], doctor.outputs(template))

    def test_one_that_was_rolled_back_is_wrong(self) -> None:
        rolled_back = doubles.Stack("isoscan-dev", "UPDATE_ROLLBACK_COMPLETE", doubles.OUTPUTS)

        self.assert_wrong(doctor.complete(Deployment(rolled_back, [], [], self.clients)), "UPDATE_ROLLBACK_COMPLETE")

    def test_resources_are_read_to_the_last_page(self) -> None:
        summary = {"LastUpdatedTimestamp": 0, "ResourceStatus": "CREATE_COMPLETE"}
        first = {"StackResourceSummaries": [row(QUEUE, "A", "a") | summary], "NextToken": "more"}
        self.clients.answer("cloudformation", "list_stack_resources", first)
        self.clients.answer("cloudformation", "list_stack_resources", {"StackResourceSummaries": [row(QUEUE, "B", "b") | summary]})

        found = doctor.resources(self.clients("cloudformation"), "isoscan-dev")

        self.assertEqual(["A", "B"], [resource["LogicalResourceId"] for resource in found])


class Alarms(Doctor):
    def subscriptions(self, *arns: str) -> None:
        self.clients.answer("sns", "list_subscriptions_by_topic", {"Subscriptions": [{"SubscriptionArn": arn} for arn in arns]})

    def test_a_confirmed_subscription_is_well(self) -> None:
        self.subscriptions("PendingConfirmation", "arn:aws:sns:eu-central-1:123456789012:alarms:1")

        self.assert_ok(self.ask("alarms"))

    def test_without_any_nobody_hears_them(self) -> None:
        self.subscriptions()

        self.assert_wrong(self.ask("alarms"), "AlarmEmail")

    def test_one_that_waits_for_its_confirmation_is_wrong(self) -> None:
        self.subscriptions("PendingConfirmation")

        self.assert_wrong(self.ask("alarms"), "1 subscriptions", "not confirmed")


class Notices(Doctor):
    TOPIC = "arn:aws:sns:eu-central-1:123456789012:notices"

    def subscription(self, arn: str) -> None:
        answer = {"Subscriptions": [{"SubscriptionArn": arn}]}
        self.clients.answer("sns", "list_subscriptions_by_topic", answer, {"TopicArn": self.TOPIC})

    def test_without_an_address_nobody_has_to_hear_them(self) -> None:
        self.assert_ok(self.ask("notices"))

    def test_an_address_that_has_confirmed_is_well(self) -> None:
        self.subscription(self.TOPIC + ":1")

        self.assert_ok(self.ask("notices", NoticeTopicArn=self.TOPIC))

    def test_what_is_sent_to_an_address_that_has_not_is_lost(self) -> None:
        self.subscription("PendingConfirmation")

        self.assert_wrong(self.ask("notices", NoticeTopicArn=self.TOPIC), "subscriptions to the notices", "not confirmed")


class DriveSecret(Doctor):
    def test_it_is_never_read(self) -> None:
        # The stub refuses every call but this one.
        self.clients.answer("secretsmanager", "describe_secret", {"VersionIdsToStages": {"a" * 32: ["AWSCURRENT"]}}, {"SecretId": "drive"})

        self.assert_ok(self.ask("drive secret"))

    def test_an_empty_one_is_no_fault_and_says_how_to_fill_it(self) -> None:
        self.clients.answer("secretsmanager", "describe_secret", {})

        self.assert_hint(self.ask("drive secret"), "put-secret-value --secret-id drive")


class DeadLetters(Doctor):
    ROWS = (row(QUEUE, "ProcessingQueue", "https://p"), row(QUEUE, "ProcessingDeadLetterQueue", "https://d"))

    def held(self, visible: int, in_flight: int) -> None:
        counts = {"ApproximateNumberOfMessages": str(visible), "ApproximateNumberOfMessagesNotVisible": str(in_flight)}
        self.clients.answer("sqs", "get_queue_attributes", {"Attributes": counts}, {"QueueUrl": "https://d", "AttributeNames": list(counts)})

    def test_empty_queues_are_well_and_the_others_are_not_asked(self) -> None:
        self.held(0, 0)

        self.assert_ok(self.ask("dead letters", *self.ROWS))

    def test_letters_in_flight_count_too(self) -> None:
        self.held(2, 1)

        self.assert_wrong(self.ask("dead letters", *self.ROWS), "3 in ProcessingDeadLetterQueue")


class EventSources(Doctor):
    def test_an_enabled_one_is_well(self) -> None:
        self.clients.answer("lambda", "get_event_source_mapping", {"State": "Enabled"}, {"UUID": UUID})

        self.assert_ok(self.ask("event sources", row(SOURCE, "ScanWorkerProcessing", UUID)))

    def test_a_disabled_one_says_how_to_enable_it(self) -> None:
        self.clients.answer("lambda", "get_event_source_mapping", {"State": "Disabled"}, {"UUID": UUID})

        self.assert_wrong(self.ask("event sources", row(SOURCE, "ScanWorkerProcessing", UUID)), "ScanWorkerProcessing", f"--uuid {UUID} --enabled")


    def test_one_on_its_way_is_no_fault(self) -> None:
        for state in ("Creating", "Enabling", "Updating"):
            self.clients.answer("lambda", "get_event_source_mapping", {"State": state}, {"UUID": UUID})

            self.assert_hint(self.ask("event sources", row(SOURCE, "ScanWorkerProcessing", UUID)), state)

    def test_a_fault_is_not_hidden_by_a_hint(self) -> None:
        self.clients.answer("lambda", "get_event_source_mapping", {"State": "Creating"})
        self.clients.answer("lambda", "get_event_source_mapping", {"State": "Disabled"})

        self.assert_wrong(self.ask("event sources", row(SOURCE, "A", UUID), row(SOURCE, "B", UUID)), "A is Creating", "B is Disabled")


class Functions(Doctor):
    ROW = row(FUNCTION, "ScanWorker", "isoscan-dev-ScanWorker")

    def answered(self, latest: dict | None = None, **changes: object) -> Finding:
        function = {"FunctionName": "isoscan-dev-ScanWorker"}
        self.clients.answer("lambda", "get_function_configuration", configuration(**changes), function | {"Qualifier": "live"})
        self.clients.answer("lambda", "get_function_configuration", latest or configuration(Version="$LATEST"), function)
        return self.ask("functions", self.ROW)

    def test_a_version_with_its_snapshot_is_well(self) -> None:
        self.assert_ok(self.answered())

    def test_snap_start_that_is_off_is_wrong(self) -> None:
        snap = {"ApplyOn": "None", "OptimizationStatus": "Off"}

        self.assert_wrong(self.answered(SnapStart=snap), "ScanWorker", "SnapStart of version 7 is Off")

    def test_an_alias_on_no_version_is_wrong(self) -> None:
        self.assert_wrong(self.answered(Version="$LATEST"), "$LATEST")

    def test_a_version_that_is_not_active_is_wrong(self) -> None:
        self.assert_wrong(self.answered(State="Failed", StateReason="no subnet"), "Failed", "no subnet")

    def test_a_version_that_sleeps_is_no_fault_and_says_how_it_wakes(self) -> None:
        snap = {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"}

        self.assert_hint(self.answered(State="Inactive", SnapStart=snap), "ScanWorker", "14 days", "first call", "OPERATIONS.md")

    def test_a_version_that_lags_behind_the_function_is_wrong(self) -> None:
        network = {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        deployed = {
            "code": {"CodeSha256": "d"},
            "architecture": {"Architectures": ["x86_64"]},
            "memory": {"MemorySize": 1024},
            "timeout": {"Timeout": 60},
            "environment": {"Environment": {"Variables": {"STAGE": "prod"}}},
            "VPC": {"VpcConfig": network},
        }
        for name, changed in deployed.items():
            self.assert_wrong(self.answered(configuration(**changed)), "ScanWorker", f"another {name} than", "./isoscan deploy")

    def test_subnets_in_another_order_are_the_same(self) -> None:
        there, back = ({"SubnetIds": order, "SecurityGroupIds": ["sg-1"]} for order in (["a", "b"], ["b", "a"]))

        self.assert_ok(self.answered(configuration(VpcConfig=there), VpcConfig=back))

    def test_a_missing_alias_is_named_and_the_next_function_is_asked(self) -> None:
        self.clients.refuse("lambda", "get_function_configuration", "ResourceNotFoundException")
        self.clients.answer("lambda", "get_function_configuration", configuration())
        self.clients.answer("lambda", "get_function_configuration", configuration())

        found = self.ask("functions", row(FUNCTION, "A", "a"), row(FUNCTION, "B", "b"))

        self.assert_wrong(found, "A has no alias live")
        self.assertNotIn("B", found.detail)


class Dashboard(Doctor):
    ADDRESSES = {"webSocketUrl": "wss://socket.example/dev", "httpUrl": "https://http.example"}

    def settings(self, body: bytes) -> None:
        answer = {"Body": StreamingBody(io.BytesIO(body), len(body))}
        self.clients.answer("s3", "get_object", answer, {"Bucket": "pages", "Key": "config.json"})

    def named(self, **settings: object) -> None:
        self.settings(json.dumps({**self.ADDRESSES, "notices": [], **settings}).encode())

    def test_settings_that_name_the_stacks_addresses_are_well(self) -> None:
        self.named()

        self.assert_ok(self.ask("dashboard"))

    def test_notices_that_the_stack_no_longer_gives_or_gives_besides_are_wrong(self) -> None:
        self.named(notices=["email"])
        self.assert_wrong(self.ask("dashboard"), "notices ['email'] and not []", "./isoscan deploy")

        self.named(notices=["email"])
        self.assert_wrong(self.ask("dashboard", NoticeChannels="email webhook"), "notices ['email'] and not ['email', 'webhook']")

    def test_settings_that_name_another_are_wrong(self) -> None:
        self.named(webSocketUrl="wss://elsewhere.example")

        self.assert_wrong(self.ask("dashboard"), "wss://elsewhere.example", "wss://socket.example/dev")

    def test_the_address_of_the_http_api_counts_too(self) -> None:
        self.named(httpUrl="https://old.example")

        self.assert_wrong(self.ask("dashboard"), "https://old.example and not https://http.example")

    def test_settings_that_are_no_settings_are_wrong(self) -> None:
        for body in (b"<html>", b"[]"):
            self.settings(body)

            self.assert_wrong(self.ask("dashboard"), "names webSocketUrl None and not wss://socket.example/dev")

    def test_without_settings_it_was_not_uploaded(self) -> None:
        self.clients.refuse("s3", "get_object", "NoSuchKey")

        self.assert_wrong(self.ask("dashboard"), "./isoscan deploy")


class AllowedOrigins(Doctor):
    APIS = (row(API, "HttpApi", "h"), row(API, "WebSocketApi", "w"))

    def answered(self, uploads: list[str], results: list[str], api: dict) -> Finding:
        for allowed in (uploads, results):
            rules = [{"AllowedMethods": ["GET"], "AllowedOrigins": allowed}]
            self.clients.answer("s3", "get_bucket_cors", {"CORSRules": rules})
        for protocol, cors, name in (("HTTP", api, "h"), ("WEBSOCKET", {}, "w")):
            answer = {"Name": name, "ProtocolType": protocol, "RouteSelectionExpression": "x", **cors}
            self.clients.answer("apigatewayv2", "get_api", answer, {"ApiId": name})
        return self.ask("allowed origins", *self.APIS)

    def test_the_dashboards_own_origin_everywhere_is_well(self) -> None:
        self.assert_ok(self.answered(OWN, OWN, allows(*OWN)))

    def test_a_place_without_it_is_named(self) -> None:
        self.assert_wrong(self.answered(OWN, ["https://old.example"], allows(*OWN)), "results does not allow")

    def test_the_api_counts_too(self) -> None:
        self.assert_wrong(self.answered(OWN, OWN, allows("https://old.example")), "HttpApi does not allow")

    def test_an_api_without_any_cors_answers_no_page(self) -> None:
        self.assert_wrong(self.answered(OWN, OWN, {}), "HttpApi does not allow https://page.example")

    def test_texts_are_put_by_pages_too(self) -> None:
        for allowed, bucket in ((OWN, "uploads"), (OWN, "results"), (["https://old.example"], "texts")):
            rules = [{"AllowedMethods": ["PUT"], "AllowedOrigins": allowed}]
            self.clients.answer("s3", "get_bucket_cors", {"CORSRules": rules}, {"Bucket": bucket})

        self.assert_wrong(self.ask("allowed origins", ConversionInputBucketName="texts"), "conversioninput does not allow")

    def test_every_origin_is_too_many(self) -> None:
        self.assert_wrong(self.answered(["*"], OWN, allows(*OWN)), "uploads allows every origin")

    def test_a_path_in_the_address_is_no_part_of_the_origin(self) -> None:
        self.assertEqual("https://page.example", doctor.origin("https://page.example/start"))


class LogRetention(Doctor):
    ROWS = (row(LOGS, "A", "/aws/lambda/isoscan-dev-A"), row(LOGS, "B", "/aws/lambda/isoscan-dev-B"))

    def groups(self, *rows: dict) -> None:
        self.clients.answer("logs", "describe_log_groups", {"logGroups": list(rows)}, {"logGroupNamePrefix": "/aws/lambda/isoscan-dev-"})

    def test_groups_with_a_retention_are_well(self) -> None:
        self.groups(*({"logGroupName": logs["PhysicalResourceId"], "retentionInDays": 7} for logs in self.ROWS))

        self.assert_ok(self.ask("log retention", *self.ROWS))

    def test_one_for_ever_and_one_that_is_gone_are_named(self) -> None:
        self.groups({"logGroupName": "/aws/lambda/isoscan-dev-A"})

        self.assert_wrong(self.ask("log retention", *self.ROWS), "isoscan-dev-A is kept for ever", "isoscan-dev-B is missing")


class Table(Doctor):
    def answered(self, recovery: str, expiry: str) -> Finding:
        backups = {"ContinuousBackupsStatus": "ENABLED", "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": recovery}}
        self.clients.answer("dynamodb", "describe_continuous_backups", {"ContinuousBackupsDescription": backups})
        self.clients.answer("dynamodb", "describe_time_to_live", {"TimeToLiveDescription": {"TimeToLiveStatus": expiry, "AttributeName": "ttl"}})
        return self.ask("table")

    def test_both_on_is_well(self) -> None:
        self.assert_ok(self.answered("ENABLED", "ENABLED"))

    def test_each_that_is_off_is_named(self) -> None:
        self.assert_wrong(self.answered("DISABLED", "ENABLED"), "point-in-time recovery is off")
        self.assert_wrong(self.answered("ENABLED", "DISABLED"), "expiry by the attribute ttl is off")


class WhatMayNotBeAsked(Doctor):
    def test_a_refused_question_is_unknown_and_not_well(self) -> None:
        self.clients.refuse("secretsmanager", "describe_secret", "AccessDeniedException")

        self.assertEqual(UNKNOWN, self.ask("drive secret").state)

    def test_a_missing_output_is_wrong_for_its_check_alone(self) -> None:
        self.assert_wrong(self.ask("drive secret", DriveSecretName=None), "DriveSecretName")


class Verdict(Doctor):
    def test_a_hint_is_no_reason_to_fail(self) -> None:
        states = {OK: 0, HINT: 0, WRONG: 1, UNKNOWN: 1}

        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(states, {state: doctor.told([Finding(state, "x")]) for state in states})


if __name__ == "__main__":
    unittest.main()
