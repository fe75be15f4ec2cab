import { afterEach, describe, expect, inject, test } from "vitest";
import { Client, type ServerMessage } from "./client.ts";
import { put } from "./uploads.ts";

const clients: Client[] = [];

async function connect(): Promise<Client> {
  const client = await Client.connect(inject("socket"));
  clients.push(client);
  return client;
}

afterEach(() => clients.splice(0).forEach((client) => client.close()));

function one(messages: ServerMessage[], type: string): ServerMessage {
  const found = messages.filter((message) => message.type === type);
  expect(found, type).toHaveLength(1);
  return found[0]!;
}

const files = [
  { file_name: "area 1/a.txt", content: "spool HOLE-1, see HOLE-12", pdf_link: "https://example.com/a" },
  { file_name: "area 1/b.txt", content: "nothing here" },
  { file_name: "c.bin", content_base64: Buffer.from([1, 2, 3, 0, 255]).toString("base64") },
];

describe("a client made with npm ws", () => {
  test("runs files of its own message from STARTED to a report that downloads", async () => {
    const client = await connect();

    client.send({ action: "start_scan", files, target_hole_codes: ["HOLE-1", "HOLE-2"] });
    const messages = await client.until("COMPLETE");

    const started = one(messages, "STARTED");
    expect(messages.some((message) => message.type === "PROGRESS")).toBe(true);
    expect(one(messages, "MATCH_FOUND").data).toMatchObject({
      hole_code: "HOLE-1",
      file_name: "area 1/a.txt",
      status: "1 Code",
      pdf_link: "https://example.com/a",
    });
    expect(one(messages, "FILE_FAILED").data).toMatchObject({ file_name: "c.bin" });
    const complete = one(messages, "COMPLETE");
    expect(complete).toMatchObject({
      session_id: started.session_id,
      total_matches: 1,
      total_processed: 3,
      failed: 1,
      state: "DONE",
    });
    const report = await fetch(String(complete.download_url));
    expect(report.status).toBe(200);
    expect(report.headers.get("content-disposition")).toContain("attachment");
    expect(Buffer.from(await report.arrayBuffer()).subarray(0, 2).toString()).toBe("PK");
    const summary = await (await fetch(String(complete.summary_url))).json();
    expect(summary).toMatchObject({ missing_codes: ["HOLE-2"], matched_files: 1 });
  });

  test("runs files that it put in storage, and pages their results", async () => {
    const upload_id = await put(inject("page"), "folder/d.txt", "text/plain", "HOLE-7 and HOLE-8");
    await put(inject("page"), "folder/e.txt", "text/plain", "HOLE-8", upload_id);
    const codes_upload_id = await put(inject("page"), "codes.csv", "text/csv", "Hole code\nHOLE-7\nHOLE-8\nHOLE-9\n");
    const client = await connect();

    client.send({ action: "start_scan", upload_id, codes_upload_id });
    const complete = one(await client.until("COMPLETE"), "COMPLETE");

    expect(complete).toMatchObject({ total_matches: 3, total_processed: 2 });
    client.send({ action: "get_results", session_id: complete.session_id, limit: 1 });
    const first = one(await client.until("RESULTS"), "RESULTS");
    client.send({ action: "get_results", session_id: complete.session_id, cursor: first.cursor });
    const rest = one(await client.until("RESULTS"), "RESULTS");
    const names = [first, rest].flatMap((page) => (page.rows as { file_name: string }[]).map((row) => row.file_name));
    expect(names).toEqual(["folder/d.txt", "folder/e.txt"]);
    expect(rest.done).toBe(true);
  });

  test("watches a run that another connection started", async () => {
    const [starter, watcher] = [await connect(), await connect()];
    starter.send({ action: "start_scan", file_content: "HOLE-3\nHOLE-4", target_hole_codes: ["HOLE-4"] });
    const session_id = one(await starter.until("STARTED"), "STARTED").session_id;
    await starter.until("COMPLETE");

    watcher.send({ action: "subscribe", session_id });
    const snapshot = one(await watcher.until("SNAPSHOT"), "SNAPSHOT");
    watcher.send({ action: "get_report", session_id });
    const report = one(await watcher.until("REPORT"), "REPORT");
    watcher.send({ action: "list_sessions" });
    const sessions = one(await watcher.until("SESSIONS"), "SESSIONS").sessions as ServerMessage[];

    expect(snapshot).toMatchObject({ state: "DONE", processed: 2, total: 2, total_matches: 1, failed: 0 });
    expect((await fetch(String(report.download_url))).status).toBe(200);
    expect(sessions.map((session) => session.session_id)).toContain(session_id);
  });

  test("starts one run when it asks twice with one request id", async () => {
    const client = await connect();
    const start = { action: "start_scan", request_id: "same", file_content: "HOLE-5", target_hole_codes: ["HOLE-5"] };

    client.send(start);
    const first = one(await client.until("COMPLETE"), "COMPLETE");
    client.send(start);
    const second = one(await client.until("STARTED"), "STARTED");

    expect(second.session_id).toBe(first.session_id);
  });
});

test("a message of exactly 32,000 bytes is answered", async () => {
  const client = await connect();
  const frame = JSON.stringify({ action: "ping", pad: "" });

  client.send({ action: "ping", pad: "x".repeat(32_000 - frame.length) });

  expect(await client.next()).toMatchObject({ type: "PONG" });
});

describe("bad input gets a clear ERROR", () => {
  test.each([
    ["not JSON", "hello", "NOT_JSON"],
    ["no action", "{}", "NO_ACTION"],
    ["an unknown action", '{"action":"fly"}', "UNKNOWN_ACTION"],
    ["no source", '{"action":"start_scan"}', "NO_SOURCE"],
    ["no files", '{"action":"start_scan","files":[]}', "NO_FILES"],
    ["a wrong type", '{"action":"start_scan","files":"all"}', "BAD_FIELD"],
    ["a hostile pattern", '{"action":"start_scan","file_content":"x","code_pattern":"((a{100}){100}){100}"}', "BAD_PATTERN"],
    ["another's session", '{"action":"get_results","session_id":"00000000-0000-4000-8000-000000000000"}', "UNKNOWN_SESSION"],
    ["over 32,000 bytes", JSON.stringify({ action: "ping", pad: "x".repeat(32_000) }), "MESSAGE_TOO_LARGE"],
  ])("%s", async (_, text, code) => {
    const client = await connect();

    client.sendText(text);

    expect(await client.next()).toMatchObject({ type: "ERROR", code });
  });

  test("a frame over 32 KB closes the connection as API Gateway does", async () => {
    const client = await connect();

    client.sendText("x".repeat(40_000));

    expect(await client.closed).toBe(1009);
  });
});
