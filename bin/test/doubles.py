"""AWS's clients without AWS: each answers what a test put into it, in that order, and refuses any other call."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import boto3
from botocore.stub import Stubber

from stack import Stack

OUTPUTS = {
    "WebSocketUrl": "wss://socket.example/dev",
    "HttpUrl": "https://http.example",
    "TableName": "table",
    "UploadsBucketName": "uploads",
    "ResultsBucketName": "results",
    "ProcessingQueueUrl": "https://sqs.example/processing",
    "ProcessingDeadLetterQueueUrl": "https://sqs.example/processing-dead",
    "DashboardUrl": "https://page.example",
    "DashboardBucketName": "pages",
    "DashboardDistributionId": "E1",
    "AlarmsTopicArn": "arn:aws:sns:eu-central-1:123456789012:alarms",
    "ResultsTopicArn": "arn:aws:sns:eu-central-1:123456789012:results",
    "DriveSecretName": "drive",
    "WebSocketUrlParameterName": "/isoscan/isoscan-dev/websocket-url",
}


@contextlib.contextmanager
def variables(only: dict[str, str]) -> Iterator[None]:
    """The process's environment variables are these alone."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(only)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def deployed(**changes: str | None) -> Stack:
    outputs = {**OUTPUTS, **changes}
    return Stack("isoscan-dev", "UPDATE_COMPLETE", {name: value for name, value in outputs.items() if value is not None})


# One for all tests: what takes long is reading the services' descriptions, which a session keeps.
SESSION = boto3.Session(aws_access_key_id="local", aws_secret_access_key="local", region_name="eu-central-1")


class Clients:
    """Clients by name, made when they are first asked for, each with its stub."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[object, Stubber]] = {}

    def of(self, service: str) -> tuple[object, Stubber]:
        if service not in self.made:
            client = SESSION.client(service)
            stubber = Stubber(client)
            stubber.activate()
            self.made[service] = (client, stubber)
        return self.made[service]

    def __call__(self, service: str) -> object:
        return self.of(service)[0]

    def answer(self, service: str, operation: str, answer: dict, wanted: dict | None = None) -> None:
        self.of(service)[1].add_response(operation, answer, wanted)

    def refuse(self, service: str, operation: str, code: str) -> None:
        self.of(service)[1].add_client_error(operation, code, f"{code} it was")

    def assert_all_asked(self) -> None:
        for _, stubber in self.made.values():
            stubber.assert_no_pending_responses()
