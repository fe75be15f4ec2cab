import { expect, test } from "vitest";
import type { FileRow } from "../session/view.ts";
import { beyondRows, coverage, filteredFiles, filteredHits, hitsOf, NO_FILTER } from "./rows.ts";

const file = (name: string, codes: string[], change: Partial<FileRow> = {}): FileRow => ({
  key: name,
  name,
  generation: 1,
  status: codes.length === 0 ? "No Codes" : `${codes.length} Codes`,
  codeCount: codes.length,
  link: "",
  reason: "",
  hits: codes.map((code, index) => ({
    code,
    fileKey: name,
    fileName: name,
    page: 1,
    link: "",
    evidence: { text: code, match: "exact", source: "text" },
    arrival: name.charCodeAt(0) * 10 + index,
  })),
  arrival: name.charCodeAt(0),
  ...change,
});

const files = new Map(
  [
    file("a.pdf", ["HOLE-1", "HOLE-2"]),
    file("b.pdf", ["HOLE-2"]),
    file("c.pdf", []),
    file("d.pdf", [], { status: "Error", reason: "encrypted" }),
    file("e.pdf", [], { status: "Skipped" }),
  ].map((row) => [row.key, row]),
);

const names = (filter: object) => filteredFiles(files, { ...NO_FILTER, ...filter }).map((row) => row.name);

test("hits stand one for each code and file, the newest first", () => {
  expect(hitsOf(files).map((hit) => `${hit.fileName} ${hit.code}`)).toEqual(["b.pdf HOLE-2", "a.pdf HOLE-2", "a.pdf HOLE-1"]);
});

test("hits are filtered by code, by file and by either", () => {
  const found = (filter: object) => filteredHits(hitsOf(files), { ...NO_FILTER, ...filter }).length;

  expect([found({}), found({ code: "hole-2" }), found({ file: "A.P" }), found({ search: "b.pdf" }), found({ search: "hole-1" })]).toEqual([3, 2, 2, 1, 1]);
});

test("files are filtered by status, by what they hold and by why they failed", () => {
  expect(names({ status: "failed" })).toEqual(["d.pdf"]);
  expect(names({ status: "skipped" })).toEqual(["e.pdf"]);
  expect(names({ status: "clean" })).toEqual(["c.pdf"]);
  expect(names({ status: "found", code: "HOLE-1" })).toEqual(["a.pdf"]);
  expect(names({ search: "crypt" })).toEqual(["d.pdf"]);
});

test("coverage names the missing codes first, then the rarest", () => {
  expect(coverage(files, ["HOLE-9"]).map((row) => [row.code, row.files])).toEqual([["HOLE-9", 0], ["HOLE-1", 1], ["HOLE-2", 2]]);
});

test("a code that was found is not missing, whatever an older summary says", () => {
  expect(coverage(files, ["HOLE-1"]).filter((row) => row.code === "HOLE-1")).toMatchObject([{ files: 1 }]);
});

test("hits that no row holds are counted", () => {
  const more = new Map([["a", file("a", ["H-1"], { codeCount: 60 })]]);

  expect(beyondRows(more)).toEqual({ files: 1, hits: 59 });
});
