import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Exchange } from "../connection/exchange.ts";
import { FollowedSession } from "./follow.ts";

/** A server of one session: answers what it is asked, as long as the socket is open. */
class FakeServer {
  readonly exchange = new Exchange();
  readonly asked: string[] = [];
  state = "RUNNING";
  generation = 1;
  rows = 0;
  pageSize = 2;
  missing: string[] = [];

  open(): void {
    this.exchange.opened((frame) => this.answer(JSON.parse(frame)));
  }

  close(): void {
    this.exchange.closed();
  }

  say(message: object): void {
    this.exchange.receive(JSON.stringify({ session_id: "s", generation: this.generation, ...message }));
  }

  end(): void {
    this.state = "DONE";
    const urls = { download_url: "https://x/r", summary_url: "https://x/s" };
    this.say({ type: "COMPLETE", state: "DONE", ...urls, total_matches: this.rows, total_processed: this.rows, failed: 0, message: "" });
  }

  private answer(request: { action: string; request_id: string; cursor?: string | null }): void {
    this.asked.push(request.action);
    switch (request.action) {
      case "subscribe":
        this.say({
          type: "SNAPSHOT",
          state: this.state,
          processed: this.rows,
          total: this.rows,
          total_matches: this.rows,
          failed: 0,
          listing: false,
          started_at: "2026-01-20T03:00:00Z",
        });
        break;
      case "get_results":
        this.page(Number(request.cursor ?? 0));
        break;
      case "get_codes":
        this.say({ type: "CODES_LINK", codes_url: "https://x/codes.json" });
        break;
      case "get_report":
        this.say({ type: "REPORT", download_url: "https://x/r", summary_url: "https://x/s" });
        break;
    }
  }

  private page(from: number): void {
    const to = Math.min(this.rows, from + this.pageSize);
    const rows = Array.from({ length: to - from }, (_, index) => ({
      file_name: `f${from + index}`,
      file_key: `f${from + index}`,
      generation: 1,
      status: "1 Code",
      code_count: 1,
      codes: [{ hole_code: "H-1", page: 1, text: "H-1", match: "exact", source: "text" }],
      pdf_link: "",
    }));
    const done = to === this.rows;
    this.say({ type: "RESULTS", rows, cursor: done ? null : String(to), done });
  }
}

const summary = {
  missing_codes: ["H-9"],
  matched_files: 5,
  total_files: 5,
  total_matches: 5,
  failed_count: 0,
  skipped_count: 0,
  seconds: 1,
  codes_from: "typed",
};

let server: FakeServer;
let session: FollowedSession;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(summary)));
  server = new FakeServer();
  session = new FollowedSession(server.exchange, "s");
  stop = session.open();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(1_000);

test("a session that has ended is paged to its last row, and its missing codes are read", async () => {
  Object.assign(server, { state: "DONE", rows: 5 });
  server.open();
  void session.takeUp();
  await settle();

  expect(session.current()).toMatchObject({ phase: "settled", summary: { missing_codes: ["H-9"] } });
  expect(session.current().view.files.size).toBe(5);
});

test("a session that ends while it is watched is paged again, as not all comes live", async () => {
  server.open();
  void session.takeUp();
  await settle();
  expect(session.current().phase).toBe("live");

  server.rows = 5;
  server.end();
  await settle();

  expect(session.current().phase).toBe("settled");
  expect(session.current().view.files.size).toBe(5);
});

test("an end that nobody told of is found when it has been quiet for a while", async () => {
  server.open();
  void session.takeUp();
  await settle();

  Object.assign(server, { state: "DONE", rows: 3 });
  await vi.advanceTimersByTimeAsync(31_000);

  expect(session.current().phase).toBe("settled");
  expect(session.current().view.files.size).toBe(3);
});

test("pages go on over the next socket when one closes between them", async () => {
  Object.assign(server, { state: "DONE", rows: 5, pageSize: 1 });
  server.open();
  void session.takeUp();
  server.close();
  await settle();
  expect(session.current().phase).not.toBe("settled");

  server.open();
  await settle();

  expect(session.current().phase).toBe("settled");
  expect(session.current().view.files.size).toBe(5);
});

test("a retry makes a settled session live again", async () => {
  Object.assign(server, { state: "DONE", rows: 2 });
  server.open();
  void session.takeUp();
  await settle();

  server.generation = 2;
  server.state = "RUNNING";
  server.say({ type: "STATE", state: "RUNNING" });
  await settle();

  expect(session.current()).toMatchObject({ phase: "live", summary: null, view: { generation: 2, state: "RUNNING" } });
});

test("an unknown session is said to be unknown", async () => {
  server.exchange.opened((frame) =>
    server.exchange.receive(
      JSON.stringify({ type: "ERROR", code: "UNKNOWN_SESSION", message: "No.", request_id: JSON.parse(frame).request_id }),
    ),
  );
  void session.takeUp();
  await settle();

  expect(session.current().phase).toBe("unknown");
});

test("a server that does not answer is named after half a minute, and asked again", async () => {
  void session.takeUp();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(session.current()).toMatchObject({ phase: "stuck", words: expect.stringContaining("no connection") });

  Object.assign(server, { state: "DONE", rows: 1 });
  server.open();
  await vi.advanceTimersByTimeAsync(31_000);

  expect(session.current().phase).toBe("settled");
});
