import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";

test("waits longer each time, up to a quarter of a minute, with a random half", () => {
  expect([0, 1, 2, 10, 1_000].map((attempt) => backoff(attempt, 1))).toEqual([500, 1_000, 2_000, 15_000, 15_000]);
  expect([0, 1, 2, 10].map((attempt) => backoff(attempt, 0))).toEqual([250, 500, 1_000, 7_500]);
});
