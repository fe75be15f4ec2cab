import { expect, test } from "vitest";
import { emptyView, fold, type SessionView } from "../session/view.ts";
import { comparison } from "./comparison.ts";

const run = (hits: [string, string][]): SessionView =>
  fold(
    emptyView("s"),
    hits.map(([file, hole_code]) => ({
      type: "MATCH_FOUND",
      session_id: "s",
      generation: 1,
      data: { hole_code, file_name: file, file_key: file, status: "1 Code", pdf_link: "", page: 1, text: hole_code, match: "exact", source: "text" },
    })),
  );

test("names what is new, gone and newly missing, and nothing that stayed", () => {
  const earlier = run([["a", "H-1"], ["a", "H-2"], ["b", "H-3"]]);
  const later = run([["a", "H-1"], ["c", "H-2"], ["c", "H-4"]]);

  expect(comparison(earlier, later)).toEqual([
    { what: "newly missing", code: "H-3", file: "" },
    { what: "newly found", code: "H-4", file: "" },
    { what: "new", code: "H-2", file: "c" },
    { what: "new", code: "H-4", file: "c" },
    { what: "gone", code: "H-2", file: "a" },
    { what: "gone", code: "H-3", file: "b" },
  ]);
});

test("finds nothing between a run and itself", () => {
  const view = run([["a", "H-1"]]);

  expect(comparison(view, view)).toEqual([]);
});
