import { expect, test } from "vitest";
import { sorted } from "./sorted.ts";

test("numbers inside text count as numbers", () => {
  expect(sorted(["HOLE-10", "hole-9", "HOLE-100"], (text) => text, false)).toEqual(["hole-9", "HOLE-10", "HOLE-100"]);
  expect(sorted([2, 10, 1], (value) => value, true)).toEqual([10, 2, 1]);
});

test("equal rows keep their order either way", () => {
  const rows = [{ key: "a", at: 1 }, { key: "a", at: 2 }];

  expect(sorted(rows, (row) => row.key, true)).toEqual(rows);
});
