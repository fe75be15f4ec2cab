import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Exchange, NoAnswer, Refused } from "./exchange.ts";

const session = { session_id: "s" };
const snapshot = (session_id: string) => ({
  type: "SNAPSHOT",
  session_id,
  generation: 1,
  state: "RUNNING",
  processed: 0,
  total: 0,
  total_matches: 0,
  failed: 0,
  listing: true,
  started_at: "2026-01-20T03:00:00Z",
});

let exchange: Exchange;
let sent: { action: string; request_id: string }[];

const open = () => exchange.opened((frame) => sent.push(JSON.parse(frame)));
const say = (message: unknown) => exchange.receive(JSON.stringify(message));

beforeEach(() => {
  vi.useFakeTimers();
  exchange = new Exchange();
  sent = [];
});

afterEach(() => void vi.useRealTimers());

test("a request gets the answer about its own session", async () => {
  open();
  const [one, other] = ["one", "other"].map((session_id) => exchange.ask({ action: "subscribe", session_id }));

  say(snapshot("other"));
  say(snapshot("one"));

  expect((await one)!.session_id).toBe("one");
  expect((await other)!.session_id).toBe("other");
});

test("an answer that repeats a request's id answers that one, though it was overtaken", async () => {
  open();
  const codes = (from: string) => ({ codes: { count: 1, duplicates: 0, odd: 0, from }, sample: [], odd_ones: [] });
  const [first, second] = ["A-1", "B-2"].map((code) => exchange.ask({ action: "preview_codes", target_hole_codes: [code] }));

  say({ type: "CODES", ...codes("second"), request_id: sent[1]!.request_id });
  say({ type: "CODES", ...codes("first"), request_id: sent[0]!.request_id });

  expect((await first)!.codes.from).toBe("first");
  expect((await second)!.codes.from).toBe("second");
});

test("an ERROR refuses the request that it names, and no other", async () => {
  open();
  const other = exchange.ask({ action: "subscribe", ...session });
  const refused = exchange.ask({ action: "pause_scan", ...session });

  say({ type: "ERROR", code: "WRONG_STATE", message: "It has ended.", request_id: sent[1]!.request_id });
  say(snapshot("s"));

  await expect(refused).rejects.toEqual(new Refused("WRONG_STATE", "It has ended."));
  expect((await other).type).toBe("SNAPSHOT");
});

test("what is unanswered when a socket closes is sent again on the next, as it was", async () => {
  open();
  const answer = exchange.ask({ action: "start_scan", request_id: "mine" });
  exchange.closed();
  open();

  expect(sent).toEqual([
    { action: "start_scan", request_id: "mine" },
    { action: "start_scan", request_id: "mine" },
  ]);
  say({ type: "STARTED", ...session, generation: 1, message: "", timestamp: "", codes: { count: 0, duplicates: 0, odd: 0, from: "" } });
  expect((await answer).session_id).toBe("s");
  exchange.closed();
  open();
  expect(sent).toHaveLength(2);
});

test.each([
  ["without a connection", () => undefined, /no connection/],
  ["with one", () => open(), /not answered in time/],
])("a request ends after half a minute %s", async (_, connect, words) => {
  connect();
  const answer = exchange.ask({ action: "list_sessions" });
  const outcome = expect(answer).rejects.toThrow(words);

  await vi.advanceTimersByTimeAsync(30_000);

  await outcome;
  await expect(answer).rejects.toBeInstanceOf(NoAnswer);
});

describe("a failure of the gateway's own", () => {
  const failure = { message: "Internal server error", requestId: "r" };

  test("has the request sent again", async () => {
    open();
    const answer = exchange.ask({ action: "ping" });
    say(failure);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(sent).toHaveLength(2);
    say({ type: "PONG" });
    await answer;
  });

  test("ends the request at the third time", async () => {
    open();
    const answer = expect(exchange.ask({ action: "ping" })).rejects.toThrow(/three times/);
    [1, 2, 3].forEach(() => say(failure));
    await answer;
  });
});

test("listeners hear every message until they stop", () => {
  const heard: string[] = [];
  const stop = exchange.listen((message) => heard.push(message.type));
  say(snapshot("s"));
  stop();
  say(snapshot("s"));

  expect(heard).toEqual(["SNAPSHOT"]);
});
