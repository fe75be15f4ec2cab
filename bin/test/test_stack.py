import unittest

import doubles
import stack
from stack import Stop


class Environments(unittest.TestCase):
    def test_the_three_of_samconfig_are_known(self) -> None:
        self.assertEqual(["isoscan-dev", "isoscan-staging", "isoscan-prod"], [stack.stack_name(e) for e in ("dev", "staging", "prod")])

    def test_an_unknown_one_is_told_the_known_ones(self) -> None:
        with self.assertRaises(Stop) as caught:
            stack.settings("qa")

        self.assertEqual("there is no environment qa; these are: dev, prod, staging", str(caught.exception))
        self.assertEqual(2, caught.exception.code)

    def test_version_and_default_are_no_environments(self) -> None:
        for name in ("version", "default"):
            with self.assertRaises(Stop):
                stack.settings(name)


class Credentials(unittest.TestCase):
    NOWHERE = {"AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere", "AWS_EC2_METADATA_DISABLED": "true"}

    def stopped(self, environment: dict[str, str]) -> Stop:
        with doubles.variables({**self.NOWHERE, **environment}), self.assertRaises(Stop) as caught:
            stack.session()
        return caught.exception

    def test_without_a_region_the_variable_is_named(self) -> None:
        stop = self.stopped({})

        self.assertIn("AWS_REGION", str(stop))
        self.assertEqual(4, stop.code)

    def test_without_keys_one_line_says_how_to_sign_in(self) -> None:
        stop = self.stopped({"AWS_DEFAULT_REGION": "eu-central-1"})

        self.assertEqual(stack.NO_CREDENTIALS, str(stop))
        self.assertEqual(4, stop.code)

    def test_a_profile_that_is_not_there_is_named(self) -> None:
        stop = self.stopped({"AWS_PROFILE": "nobody"})

        self.assertIn("nobody", str(stop))
        self.assertEqual(4, stop.code)

    def test_expired_keys_are_found_before_anything_is_built(self) -> None:
        clients = doubles.Clients()
        clients.refuse("sts", "get_caller_identity", "ExpiredToken")

        with self.assertRaises(Stop) as caught:
            stack.require_credentials(clients("sts"))

        self.assertIn("ExpiredToken it was", str(caught.exception))
        self.assertEqual(4, caught.exception.code)


class WhatAStackSays(unittest.TestCase):
    def test_outputs_are_read_by_name(self) -> None:
        clients = doubles.Clients()
        row = {"StackName": "isoscan-dev", "StackStatus": "CREATE_COMPLETE", "CreationTime": 0}
        row["Outputs"] = [{"OutputKey": "HttpUrl", "OutputValue": "https://http.example"}]
        clients.answer("cloudformation", "describe_stacks", {"Stacks": [row]}, {"StackName": "isoscan-dev"})

        found = stack.read_stack(clients("cloudformation"), "isoscan-dev")

        self.assertEqual("https://http.example", found.output("HttpUrl"))

    def test_a_stack_that_is_not_there_is_said_so(self) -> None:
        clients = doubles.Clients()
        clients.refuse("cloudformation", "describe_stacks", "ValidationError")

        with self.assertRaisesRegex(Stop, "there is no stack isoscan-dev"):
            stack.read_stack(clients("cloudformation"), "isoscan-dev")

    def test_a_refusal_is_no_absence(self) -> None:
        clients = doubles.Clients()
        clients.refuse("cloudformation", "describe_stacks", "AccessDenied")

        with self.assertRaisesRegex(Exception, "AccessDenied it was"):
            stack.read_stack(clients("cloudformation"), "isoscan-dev")

    def test_an_output_of_a_later_version_is_named(self) -> None:
        with self.assertRaisesRegex(Stop, "no output DashboardUrl"):
            doubles.deployed(DashboardUrl=None).output("DashboardUrl")


if __name__ == "__main__":
    unittest.main()
