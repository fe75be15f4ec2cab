import { expect, test } from "vitest";
import type { Evidence } from "../protocol/messages.ts";
import { foundAs } from "./foundAs.ts";

const plain: Evidence = { text: "HOLE-1", match: "exact", source: "text" };

test.each<[Partial<Evidence>, string]>([
  [{}, "exact"],
  [{ rules: ["LINE_BREAK"] }, "two lines"],
  [{ text: "h0le-1", match: "lenient", rules: ["CASE", "LOOKALIKE"] }, "h0le-1 (case, 0/O or 1/l/I)"],
  [{ source: "ocr", confidence: 87 }, "exact, OCR 87%"],
  [{ hidden: true }, "exact, hidden layer"],
])("%o is said as %s", (evidence, words) => {
  expect(foundAs({ evidence: { ...plain, ...evidence } })).toBe(words);
});
