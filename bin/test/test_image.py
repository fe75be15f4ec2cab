import dataclasses
import json
import tempfile
import unittest
from pathlib import Path

import check_image
import container_proxy
from check_image import MAIN, Settings, routes, unfit
from check_template import yaml_parse
from stack import ROOT

IMAGE = {"User": "65532:65532", "Entrypoint": ["java", "-cp", "@/app/jib-classpath-file", MAIN], "Cmd": None, "Volumes": {"/tmp": {}}}
SETTINGS = Settings("65532:65532", True, 1024, 0.5, ("/tmp",))
ROUTES = {"ECS": SETTINGS, "Batch": SETTINGS}


def with_settings(**changes: object) -> dict[str, Settings]:
    return {"ECS": SETTINGS, "Batch": dataclasses.replace(SETTINGS, **changes)}


class Containers(unittest.TestCase):
    def test_both_routes_give_a_container_the_same(self) -> None:
        template = yaml_parse((ROOT / "infra/conversions.yaml").read_text(encoding="utf-8"))

        self.assertEqual(ROUTES, routes(template))

    def test_what_fits_is_not_named(self) -> None:
        self.assertEqual([], unfit(IMAGE, ROUTES))

    def test_a_route_that_differs_is_named(self) -> None:
        self.assertIn("the routes differ", unfit(IMAGE, with_settings(megabytes=512))[0])

    def test_root_is_named_whoever_says_so(self) -> None:
        for user in ("", "0", "root", "0:65532", "65532", "65532:0"):
            self.assertIn("Batch runs it as root or in root's group", unfit(IMAGE, with_settings(user=user)))
            self.assertEqual([f"the image's user is {user!r}"], unfit({**IMAGE, "User": user}, ROUTES))

    def test_a_file_system_that_can_be_written_is_named(self) -> None:
        self.assertIn("Batch lets it write to its root file system", unfit(IMAGE, with_settings(read_only=False)))

    def test_a_volume_that_only_root_could_write_is_named(self) -> None:
        found = unfit({**IMAGE, "Volumes": None}, ROUTES)

        self.assertEqual([f"{route} mounts what is no volume of the image: ['/tmp']" for route in ROUTES], found)

    def test_another_main_is_named(self) -> None:
        for change in ({"Entrypoint": None}, {"Entrypoint": ["/lambda-entrypoint.sh"]}, {"Entrypoint": ["java", "Other"]}, {"Cmd": ["x"]}):
            self.assertIn("it begins with", unfit({**IMAGE, **change}, ROUTES)[0])

    def test_docker_is_told_every_setting(self) -> None:
        self.assertEqual(
            "--user 65532:65532 --read-only --memory 1024m --memory-swap 1024m --cpus 0.5 --volume /tmp",
            " ".join(SETTINGS.arguments()),
        )


class Base(unittest.TestCase):
    def test_it_is_pinned_by_a_digest(self) -> None:
        self.assertRegex(check_image.pinned_base(), r"^[a-z-]+@sha256:[0-9a-f]{64}$")


class Variables(unittest.TestCase):
    def test_a_containers_jvm_is_told_of_the_services_and_the_way_to_them(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "services.json"
            file.write_text(json.dumps({"Parameters": {"TABLE_NAME": "t", "JAVA_TOOL_OPTIONS": "-Da=b"}}), encoding="utf-8")

            given = container_proxy.for_containers(file, "172.17.0.1", 8089)

        self.assertEqual("t", given["TABLE_NAME"])
        self.assertEqual("-Da=b -Dhttp.proxyHost=172.17.0.1 -Dhttp.proxyPort=8089 -Dhttp.nonProxyHosts=", given["JAVA_TOOL_OPTIONS"])


if __name__ == "__main__":
    unittest.main()
