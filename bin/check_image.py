"""Makes the image of the conversions' containers and runs it as infra/conversions.yaml says: who it runs as, the PDF of a text, its ends.

Usage: check_image.py SERVICES.json ARCHITECTURE (in the virtual environment of ./isoscan check, with JAVA_HOME and Docker)

SERVICES.json is what `./isoscan up --services-env` wrote; ARCHITECTURE is what Lambda calls this machine's. Where the base image of
convert-task/pom.xml cannot be reached, Lambda's for Java takes its place, which brings the same JDK. Exit 0: all well; 1: something
is wrong; 5: what could be tried is well, but not with that base image, or without pdftotext.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import boto3
import container_proxy
from deploy import image_build
from samcli.yamlhelper import yaml_parse
from stack import ROOT

IN_PART = 5
PATIENCE_SECONDS = 240
MAIN = "io.isoscan.convert.ConvertTask"
KEY = "check-image/text.txt"
TEXT = "".join(f"{number:5}  Grüße aus Köln, Ωμέγα и Ёж: {number} × 3 = {number * 3} €\n" for number in range(1, 201))


@dataclass(frozen=True)
class Settings:
    """What a route gives its containers."""

    user: str
    read_only: bool
    megabytes: int
    processors: float
    mounts: tuple[str, ...]

    @staticmethod
    def of(container: dict, megabytes: str, processors: float) -> Settings:
        mounts = tuple(mount["ContainerPath"] for mount in container.get("MountPoints", []))
        return Settings(container.get("User", ""), container.get("ReadonlyRootFilesystem", False), int(megabytes), processors, mounts)

    def arguments(self) -> list[str]:
        """The same for `docker run`; a volume begins as what the image has there."""
        memory = f"{self.megabytes}m"
        limits = ["--memory", memory, "--memory-swap", memory, "--cpus", str(self.processors)]
        read_only = ["--read-only"] if self.read_only else []
        return ["--user", self.user, *read_only, *limits, *[word for mount in self.mounts for word in ("--volume", mount)]]


@dataclass(frozen=True)
class Case:
    """One run: what lies in storage, and how it must end."""

    name: str
    content: bytes | None
    exit_code: int
    says: str
    to_bucket: str | None = None


CASES = [
    Case("a text", TEXT.encode(), 0, r"done: [1-9]\d* pages"),
    Case("no text", bytes(range(256)), 2, "bad input: the file is no text .*"),
    Case("nothing there", None, 2, "bad input: the text is not there any more"),
    Case("no bucket for the PDF", TEXT.encode(), 1, "try again: .*NoSuchBucket.*", "isoscan-no-such-bucket"),
]


def routes(template: dict) -> dict[str, Settings]:
    task = template["Resources"]["TaskDefinition"]["Properties"]
    (container,) = task["ContainerDefinitions"]
    job = template["Resources"]["JobDefinition"]["Properties"]["ContainerProperties"]
    needs = {need["Type"]: need["Value"] for need in job["ResourceRequirements"]}
    return {
        "ECS": Settings.of(container, task["Memory"], int(task["Cpu"]) / 1024),
        "Batch": Settings.of(job, needs["MEMORY"], float(needs["VCPU"])),
    }


def unfit(image: dict, by_route: dict[str, Settings]) -> list[str]:
    """What is wrong with an image, in Docker's words for it, and the settings that it is run with."""
    wrong = []
    if len(set(by_route.values())) > 1:
        wrong.append(f"the routes differ: {by_route}")
    for route, settings in by_route.items():
        user, _, group = settings.user.partition(":")
        if {user, group} & {"", "0", "root"}:
            wrong.append(f"{route} runs it as root or in root's group")
        if not settings.read_only:
            wrong.append(f"{route} lets it write to its root file system")
        # Fargate gives a volume to root alone where the image declares none.
        undeclared = set(settings.mounts) - set(image.get("Volumes") or {})
        if undeclared:
            wrong.append(f"{route} mounts what is no volume of the image: {sorted(undeclared)}")
    if image.get("User", "") not in {settings.user for settings in by_route.values()}:
        wrong.append(f"the image's user is {image.get('User', '')!r}")
    entrypoint, arguments = image.get("Entrypoint") or [""], image.get("Cmd") or []
    if (entrypoint[0], entrypoint[-1], arguments) != ("java", MAIN, []):
        wrong.append(f"it begins with {entrypoint} {arguments}")
    return wrong


def pinned_base() -> str:
    """By its digest alone: Docker's client takes no tag beside it everywhere."""
    pom = ElementTree.parse(ROOT / "convert-task/pom.xml")
    return re.sub(r":[^:@]+@", "@", pom.findtext("{*}properties/{*}image.base"))


def docker(*arguments: str) -> subprocess.CompletedProcess:
    command = ["docker", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)


def is_reachable(image: str) -> bool:
    try:
        return docker("manifest", "inspect", image).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def make(image: str, architecture: str, base: str | None) -> None:
    command = [*image_build("dockerBuild", image, architecture), *([f"-Dimage.base=docker://{base}"] if base else [])]
    built = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if built.returncode != 0:
        raise SystemExit(f"no image could be made:\n{built.stdout}{built.stderr}")


def stand_in_base(architecture: str) -> str:
    base = f"public.ecr.aws/lambda/java:25-{architecture}"
    if docker("image", "inspect", base).returncode != 0:
        subprocess.run(["docker", "pull", "--quiet", base], stdin=subprocess.DEVNULL, check=True)
    return base


class Services:
    """The local services, as this machine and as containers see them."""

    def __init__(self, file: Path) -> None:
        _, host, port = container_proxy.start()
        self.variables = container_proxy.for_containers(file, host, port)
        endpoint = re.search(r"-Daws\.endpointUrlS3=(\S+)", self.variables["JAVA_TOOL_OPTIONS"])[1]
        self.s3 = boto3.client("s3", endpoint_url=endpoint)
        self.texts = self.variables["CONVERSION_INPUT_BUCKET"]
        self.pdfs = self.variables["CONVERSION_OUTPUT_BUCKET"]


def run(image: str, settings: Settings, services: Services, case: Case, key: str) -> str | None:
    """Runs one case; says what is wrong with its end, or nothing."""
    if case.content is not None:
        services.s3.put_object(Bucket=services.texts, Key=key, Body=case.content)
    variables = {
        "SOURCE_BUCKET": services.texts,
        "OBJECT_KEY": key,
        "DEST_BUCKET": case.to_bucket or services.pdfs,
        "JAVA_TOOL_OPTIONS": services.variables["JAVA_TOOL_OPTIONS"],
        **{name: os.environ[name] for name in ("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")},
    }
    given = [word for name, value in variables.items() for word in ("--env", f"{name}={value}")]
    name = f"isoscan-check-{os.getpid()}-{CASES.index(case)}"
    try:
        ended = docker("run", "--rm", "--name", name, *settings.arguments(), *given, image)
    except subprocess.TimeoutExpired:
        docker("rm", "--force", "--volumes", name)
        return f"no end in {PATIENCE_SECONDS} s"
    said = (ended.stderr.strip().splitlines() or [""])[-1]
    if ended.returncode != case.exit_code or not re.fullmatch(case.says, said):
        return f"ended with {ended.returncode}, expected {case.exit_code} and {case.says}:\n{ended.stdout}{ended.stderr}"
    return None


def wrong_words(pdf: bytes) -> str | None:
    """Reads a PDF as others do; where its words are not the text's, says so."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        read = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", file.name, "-"], capture_output=True, check=False)
    return None if read.stdout.decode(errors="replace").split() == TEXT.split() else "pdftotext reads other words than the text has"


def tried(image: str, settings: Settings, services: Services) -> int:
    """Runs every case, all at once; returns how many went wrong."""
    def timed(case: Case) -> tuple[str | None, float]:
        begun = time.monotonic()
        return run(image, settings, services, case, f"{case.name}/{KEY}"), time.monotonic() - begun

    with ThreadPoolExecutor(len(CASES)) as threads:
        ends = list(threads.map(timed, CASES))
    for case, (wrong, seconds) in zip(CASES, ends):
        print(f"{'FAILED' if wrong else 'ok':6} {case.name:25} exit code {case.exit_code} {seconds:5.1f} s")
        if wrong:
            print(wrong)
    return sum(wrong is not None for wrong, _ in ends)


def checked(image: str, services: Services) -> tuple[int, bool]:
    """Returns how much is wrong, and whether all could be tried."""
    by_route = routes(yaml_parse((ROOT / "infra/conversions.yaml").read_text(encoding="utf-8")))
    settings = by_route["ECS"]
    faults = unfit(json.loads(docker("image", "inspect", image, "--format", "{{json .Config}}").stdout), by_route)
    print("\n".join(faults) or f"ok     user {settings.user}, read only but for {', '.join(settings.mounts)}, {settings.megabytes} MB")
    failed = len(faults) + tried(image, settings, services)
    if failed:
        return failed, True
    if not shutil.which("pdftotext"):
        print("--     the PDF's text was not read: no pdftotext (Debian: apt-get install poppler-utils)")
        return 0, False
    pdf = services.s3.get_object(Bucket=services.pdfs, Key=f"{CASES[0].name}/{KEY}.pdf")["Body"].read()
    wrong = wrong_words(pdf)
    print(wrong or f"ok     pdftotext reads the text's {len(TEXT.split())} words")
    return (1 if wrong else 0), True


def main(services: Path, architecture: str) -> int:
    pinned, image = pinned_base(), f"isoscan-convert-task:check-{os.getpid()}"
    stand_in = None if is_reachable(pinned) else stand_in_base(architecture)
    print(f"base image: {f'{stand_in}, as {pinned} cannot be reached' if stand_in else pinned}")
    make(image, architecture, stand_in)
    try:
        failed, whole = checked(image, Services(services))
    finally:
        docker("image", "rm", image)
    if failed:
        return 1
    return 0 if whole and not stand_in else IN_PART


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
