"""./isoscan deploy: archives by Maven, SAM's build and change set, the change itself, then the dashboard with the addresses it needs.

Usage: deploy.py ENV [--yes] (in the virtual environment, with JAVA_HOME set; bin/deploy does that)
"""

from __future__ import annotations

import base64
import json
import mimetypes
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import change
import stack
from stack import ROOT, Stack, Stop

# Python's own table alone, so that a file is served the same whichever machine it was uploaded from.
TYPES = mimetypes.MimeTypes(filenames=())
for ending, content_type in {
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}.items():
    TYPES.add_type(content_type, ending)
TEXT = ("text/", "application/json", "application/manifest+json", "image/svg+xml")

# As Vite names what it has bundled: the name changes with the content.
HASHED = re.compile(r"assets/.+-[A-Za-z0-9_-]{8}\.\w+(\.map)?")
FOR_A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

ARCHIVES = ["connect-fn", "dispatch-fn", "worker-fn", "convert-fn", "book-fn"]
# As Docker calls what Lambda calls so.
IMAGE_ARCHITECTURES = {"arm64": "arm64", "x86_64": "amd64"}
SAM = str(ROOT / ".venv/bin/sam")


@dataclass(frozen=True)
class Machine:
    """What a deployment does here: commands in a folder, those whose answer is read, and questions to who sits before it."""

    run: Callable[[list[str], Path], None]
    read: Callable[[list[str], Path], str]
    ask: Callable[[str], str]


@dataclass(frozen=True)
class Page:
    """One object of the dashboard's bucket."""

    key: str
    body: bytes

    @property
    def hashed(self) -> bool:
        return HASHED.fullmatch(self.key) is not None

    @property
    def cache_control(self) -> str:
        return FOR_A_YEAR if self.hashed else ASK_AGAIN

    @property
    def content_type(self) -> str:
        found = TYPES.guess_type(self.key)[0] or "application/octet-stream"
        return f"{found}; charset=utf-8" if found.startswith(TEXT) else found


def ended_well(command: list[str], ended: subprocess.CompletedProcess) -> None:
    if ended.returncode:
        raise Stop(f"{Path(command[0]).name} {command[1]} failed; nothing after it was done")


def run(command: list[str], folder: Path) -> None:
    ended_well(command, subprocess.run(command, cwd=folder, check=False))


def read(command: list[str], folder: Path) -> str:
    ended = subprocess.run(command, cwd=folder, check=False, stdout=subprocess.PIPE, text=True)
    if ended.returncode:
        print(ended.stdout, file=sys.stderr)
    ended_well(command, ended)
    return ended.stdout


def build(environment: str, machine: Machine, root: Path) -> None:
    # Clean: a class that was renamed or deleted must not go out with the others.
    machine.run(["mvn", "clean", "package", "-B", "-q", "-DskipTests", "-pl", ",".join(ARCHIVES), "-am"], root)
    machine.run([SAM, "build", "--config-env", environment], root)


def deploy_command(environment: str, parameters: dict[str, str], root: Path) -> list[str]:
    """Makes a change set and leaves it. SAM could ask by itself, but ends well whatever the answer was."""
    archives = [f"{archive}/target/function.zip" for archive in ARCHIVES]
    given = change.overrides({**parameters, change.HASH: change.settings_hash(root, archives, parameters)})
    left = ["--no-confirm-changeset", "--no-execute-changeset", "--output", "json"]
    return [SAM, "deploy", "--config-env", environment, *left, *given]


def change_stack(environment: str, yes: bool, cloudformation, machine: Machine, root: Path) -> None:
    """Ends with Stop where the change is not wanted, so that nothing is done after it."""
    settings = stack.settings(environment)
    command = deploy_command(environment, stack.parameters(settings), root)
    wanted = change.made(stack.stack_name(environment), machine.read(command, root))
    if wanted is None:
        print("the stack is as it should be")
        return
    print("\n".join(wanted.rows))
    if settings["deploy"]["parameters"]["confirm_changeset"] and not yes and not change.agreed(wanted, machine.ask):
        change.drop(cloudformation, wanted)
        raise Stop("nothing was changed")
    print(f"changing {wanted.stack}, which takes some minutes", flush=True)
    change.carry_out(cloudformation, wanted)


def has_dashboard(web: Path) -> bool:
    return "build" in json.loads((web / "package.json").read_text(encoding="utf-8")).get("scripts", {})


def build_dashboard(web: Path, machine: Machine) -> None:
    machine.run(["npm", "ci", "--no-audit", "--no-fund"], web)
    machine.run(["npm", "run", "build"], web)
    if not (web / "dist/index.html").is_file():
        raise Stop(f"{web / 'dist'} has no index.html: the dashboard's build wrote something else")


def pages(built: Path, deployed: Stack) -> list[Page]:
    """All to upload: what a page asks for before the page itself, so that no page is there without its parts."""
    files = [path for path in built.rglob("*") if path.is_file()]
    found = [Page(path.relative_to(built).as_posix(), path.read_bytes()) for path in files]
    own = [page for page in found if page.key != "config.json"] + [Page("config.json", json.dumps(stack.page_settings(deployed), indent=2).encode())]
    return sorted(own, key=lambda page: (page.key == "index.html", not page.hashed, page.key))


def upload(s3, bucket: str, page: Page) -> None:
    s3.put_object(
        Bucket=bucket, Key=page.key, Body=page.body, ContentType=page.content_type, CacheControl=page.cache_control
    )


def invalidate(cloudfront, distribution: str, changed: list[str]) -> None:
    paths = [f"/{key}" for key in changed]
    batch = {"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": str(uuid.uuid4())}
    cloudfront.create_invalidation(DistributionId=distribution, InvalidationBatch=batch)


def publish(built: Path, deployed: Stack, client: Callable[[str], object]) -> int:
    """Uploads the dashboard; files of earlier versions stay, as pages that are open still ask for them."""
    bucket, distribution = deployed.output("DashboardBucketName"), deployed.output("DashboardDistributionId")
    s3, all_pages = client("s3"), pages(built, deployed)
    for page in all_pages:
        upload(s3, bucket, page)
    invalidate(client("cloudfront"), distribution, [page.key for page in all_pages if not page.hashed])
    return len(all_pages)


def image_build(goal: str, image: str, architecture: str) -> list[str]:
    """The command that makes the image of the conversions' containers, for an architecture as Lambda calls it."""
    return [
        *["mvn", "package", f"jib:{goal}", "-B", "-q", "-DskipTests", "-pl", "convert-task", "-am"],
        "-Djib.containerize=io.isoscan:isoscan-convert-task",
        f"-Dimage={image}",
        f"-Dimage.architecture={IMAGE_ARCHITECTURES[architecture]}",
    ]


def push_image(deployed: Stack, architecture: str, client: Callable[[str], object], machine: Machine, root: Path) -> bool:
    """Builds the image of the conversions' containers and pushes it, where the stack has a repository for it."""
    repository = deployed.outputs.get("ConversionRepositoryUri")
    if repository is None:
        return False
    token = client("ecr").get_authorization_token()["authorizationData"][0]["authorizationToken"]
    # In the environment: every process of the machine may read a command line.
    os.environ["ECR_PASSWORD"] = base64.b64decode(token).decode().partition(":")[2]
    machine.run(image_build("build", f"{repository}:{deployed.outputs['ConversionImageTag']}", architecture), root)
    return True


def addresses(deployed: Stack) -> list[str]:
    wanted = {"dashboard": "DashboardUrl", "socket": "WebSocketUrl", "http": "HttpUrl"}
    return [f"{name:10} {deployed.outputs[output]}" for name, output in wanted.items() if output in deployed.outputs]


def deploy(environment: str, yes: bool, client: Callable[[str], object], machine: Machine, root: Path) -> None:
    web = root / "web"
    with_dashboard = has_dashboard(web)
    # What can fail on this machine fails before the stack is touched.
    build(environment, machine, root)
    if with_dashboard:
        build_dashboard(web, machine)
    cloudformation = client("cloudformation")
    change_stack(environment, yes, cloudformation, machine, root)
    deployed = stack.read_stack(cloudformation, stack.stack_name(environment))
    if push_image(deployed, stack.parameters(stack.settings(environment)).get("Architecture", "arm64"), client, machine, root):
        print("the image of the conversions was pushed")
    if with_dashboard:
        print(f"{publish(web / 'dist', deployed, client)} files of the dashboard uploaded")
    else:
        print("web/ has no build script, so no dashboard was uploaded")
    print("\n".join(addresses(deployed)))


def main(arguments: list[str]) -> int:
    environment, *rest = arguments
    stack.settings(environment)
    # A pipeline asks its reviewers before this begins, and has nobody to type yes.
    deploy(environment, rest == ["--yes"], stack.session().client, Machine(run, read, input), ROOT)
    return 0


if __name__ == "__main__":
    stack.ended("deploy", main, sys.argv[1:])
