import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MessageOf, ResultRow, ServerMessage } from "../protocol/messages.ts";
import { emptyView, fold, type SessionView } from "./view.ts";

const session_id = "s";

const evidence = (text: string) => ({ text, match: "exact" as const, source: "text" as const });

const row = (file: string, codes: string[], generation = 1, status?: string): ResultRow => ({
  file_name: file,
  file_key: file,
  generation,
  status: status ?? (codes.length === 0 ? "No Codes" : codes.length === 1 ? "1 Code" : `${codes.length} Codes`),
  code_count: codes.length,
  codes: codes.map((hole_code) => ({ hole_code, page: 1, ...evidence(hole_code) })),
  pdf_link: "",
  ...(status === "Error" && { reason: "broken" }),
});

const results = (...rows: ResultRow[]): ServerMessage => ({ type: "RESULTS", session_id, generation: 1, rows, cursor: null, done: true });

const match = (file: string, hole_code: string, status = "1 Code", generation = 1): ServerMessage => ({
  type: "MATCH_FOUND",
  session_id,
  generation,
  data: { hole_code, file_name: file, file_key: file, status, pdf_link: "", page: 1, ...evidence(hole_code) },
});

const failed = (file: string, generation = 1): ServerMessage => ({
  type: "FILE_FAILED",
  session_id,
  generation,
  data: { file_name: file, file_key: file, reason: "broken" },
});

const progress = (processed: number, generation = 1, total = 5): ServerMessage => ({
  type: "PROGRESS",
  session_id,
  generation,
  value: 0,
  processed,
  total,
  total_matches: processed,
  failed: 0,
  listing: false,
});

const complete = (generation = 1): MessageOf<"COMPLETE"> => ({
  type: "COMPLETE",
  session_id,
  generation,
  state: "DONE",
  download_url: "https://x",
  summary_url: "https://x",
  total_matches: 4,
  total_processed: 5,
  failed: 1,
  message: "done",
});

const snapshot = (state: MessageOf<"SNAPSHOT">["state"], processed: number, generation = 1): MessageOf<"SNAPSHOT"> => ({
  type: "SNAPSHOT",
  session_id,
  generation,
  state,
  processed,
  total: 5,
  total_matches: 0,
  failed: 0,
  listing: false,
  started_at: "2026-01-20T03:00:00Z",
});

const state = (to: MessageOf<"STATE">["state"], generation = 1): ServerMessage => ({ type: "STATE", session_id, generation, state: to });

const seen = (...messages: ServerMessage[]): SessionView => fold(emptyView(session_id), messages);

/** What a user sees of the rows, in an order of its own. */
const rowsOf = (view: SessionView) =>
  [...view.files.values()]
    .map(({ key, generation, status, hits }) => [key, generation, status, hits.map((hit) => hit.code).sort()])
    .sort((one, other) => (String(one) < String(other) ? -1 : 1));

describe("a whole run", () => {
  const all = [row("a", ["H-1", "H-2"]), row("b", ["H-1"]), row("c", []), row("d", [], 1, "Error"), row("e", ["H-3"])];
  const live = [
    match("a", "H-1", "2 Codes"),
    match("a", "H-2", "2 Codes"),
    match("b", "H-1"),
    failed("d"),
    match("e", "H-3"),
    progress(1),
    progress(3),
    progress(5),
    snapshot("RUNNING", 2),
    snapshot("PAUSED", 3),
    state("PAUSED"),
    state("RUNNING"),
    complete(),
    results(...all.slice(0, 3)),
    results(...all.slice(3)),
  ];
  const shuffledTwice = fc
    .shuffledSubarray([...live, ...live], { minLength: live.length, maxLength: 2 * live.length })
    .map((some) => [...some, ...live.filter((message) => !some.includes(message))]);

  test("ends the same in whatever order and however often its messages come", () => {
    fc.assert(
      fc.property(shuffledTwice, fc.integer({ min: 1, max: 7 }), (messages, batch) => {
        let view = emptyView(session_id);
        for (let at = 0; at < messages.length; at += batch) {
          view = fold(view, messages.slice(at, at + batch));
        }

        expect(rowsOf(view)).toEqual(rowsOf(seen(results(...all))));
        expect(view).toMatchObject({ state: "DONE", processed: 5, total: 5, totalMatches: 4, failed: 1, listing: false });
      }),
      { numRuns: 500 },
    );
  });

  test("never shows a bar that goes back, nor a row twice, on the way", () => {
    fc.assert(
      fc.property(shuffledTwice, (messages) => {
        let view = emptyView(session_id);
        for (const message of messages) {
          const before = view.processed;
          view = fold(view, [message]);
          expect(view.processed).toBeGreaterThanOrEqual(before);
          const hits = [...view.files.values()].flatMap((file) => file.hits.map((hit) => `${file.key} ${hit.code}`));
          expect(new Set(hits).size).toBe(hits.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a retry", () => {
  const first = [results(row("a", ["H-1"]), row("b", [], 1, "Error")), complete()];

  test("ends the same however messages of both generations mix", () => {
    const second = [match("b", "H-2", "1 Code", 2), progress(5, 2), results(row("b", ["H-2"], 2)), { ...complete(2), failed: 0 }];
    const messages = [...first, match("a", "H-1"), failed("b"), progress(4), ...second];
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (mixed) => {
        const view = seen(...mixed);

        expect(rowsOf(view)).toEqual([["a", 1, "1 Code", ["H-1"]], ["b", 2, "1 Code", ["H-2"]]]);
        expect(view).toMatchObject({ generation: 2, state: "DONE", failed: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test("goes on from the files that need none", () => {
    const view = fold(seen(...first), [state("RUNNING", 2)]);

    expect(view).toMatchObject({ generation: 2, state: "RUNNING", processed: 4, total: 5, failed: 0, ending: null });
    expect(rowsOf(view)).toEqual(rowsOf(seen(...first)));
  });

  test("is not ended by the COMPLETE of the generation before", () => {
    expect(fold(seen(...first), [state("RUNNING", 2), complete()])).toMatchObject({ state: "RUNNING" });
  });
});

test("a file keeps its place when its hits come again", () => {
  const before = seen(match("a", "H-1"), match("b", "H-1"));
  const after = fold(before, [results(row("a", ["H-1"]))]);

  expect(after.files.get("a")!.hits[0]!.arrival).toBe(before.files.get("a")!.hits[0]!.arrival);
});

test("a hit has its evidence", () => {
  const withBox = row("a", ["H-1"]);
  withBox.codes[0]!.box = [1, 2, 3, 4];

  expect(seen(results(withBox)).files.get("a")!.hits[0]!.evidence).toEqual({ ...evidence("H-1"), box: [1, 2, 3, 4] });
});

test("an error with a generation is the session's, one without is not", () => {
  const error: ServerMessage = { type: "ERROR", code: "NO_FILES", message: "There are no files.", session_id };

  expect(seen(snapshot("RUNNING", 0), error)).toMatchObject({ state: "RUNNING", problem: null });
  expect(seen(snapshot("RUNNING", 0), { ...error, generation: 1 })).toMatchObject({ state: "FAILED", problem: "There are no files." });
});

test("messages of another session change nothing", () => {
  const view = seen(snapshot("RUNNING", 1));

  expect(fold(view, [{ ...progress(5), session_id: "other" } as ServerMessage, { type: "PONG" }])).toBe(view);
});

test("an earlier view is left as it was", () => {
  const before = seen(match("a", "H-1"));
  fold(before, [match("b", "H-2")]);

  expect(rowsOf(before)).toEqual([["a", 1, "1 Code", ["H-1"]]]);
});
