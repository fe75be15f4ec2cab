/** In words how the text of a hit was taken for its code. */
import type { Evidence } from "../protocol/messages.ts";
import type { Hit } from "../session/view.ts";

const RULES: Record<NonNullable<Evidence["rules"]>[number], string> = {
  LINE_BREAK: "two lines",
  CASE: "case",
  DASH: "dash",
  SPACE: "spaces",
  LOOKALIKE: "0/O or 1/l/I",
};

export function foundAs({ evidence }: Pick<Hit, "evidence">): string {
  const rules = (evidence.rules ?? []).map((rule) => RULES[rule]).join(", ");
  const text = evidence.match === "lenient" ? `${evidence.text} (${rules})` : rules || "exact";
  const source = evidence.source === "ocr" ? `, OCR ${evidence.confidence ?? 0}%` : "";
  return `${text}${source}${evidence.hidden ? ", hidden layer" : ""}`;
}
