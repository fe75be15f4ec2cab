import { availableParallelism } from "node:os";
import { afterEach, expect, inject, test } from "vitest";
import { Client, type ServerMessage } from "./client.ts";
import { page, Rows } from "./rows.ts";

const FILES = 1_500;
const BATCHES_PER_CORE = 2;
const BATCH = 10;

const clients: Client[] = [];

async function connect(): Promise<Client> {
  const client = await Client.connect(inject("socket"));
  clients.push(client);
  return client;
}

afterEach(() => clients.splice(0).forEach((client) => client.close()));

/** A file a line; every fifth holds a wanted code. */
function manyFiles(): unknown {
  const lines = Array.from({ length: FILES }, (_, line) => `HOLE-${line % 10}`);
  return { action: "start_scan", file_content: lines.join("\n"), target_hole_codes: ["HOLE-3", "HOLE-8"] };
}

/** Starts a session and returns when all its files are listed, some are read and most are not. */
async function startedAndUnderWay(client: Client): Promise<unknown> {
  client.send(manyFiles());
  for (;;) {
    const progress = (await client.until("PROGRESS")).at(-1)!;
    if ((progress.processed as number) > 0 && progress.listing === false) {
      expect(progress.processed).toBeLessThan(FILES);
      return progress.session_id;
    }
  }
}

async function snapshot(client: Client, session_id: unknown): Promise<ServerMessage> {
  client.send({ action: "subscribe", session_id });
  return (await client.until("SNAPSHOT")).at(-1)!;
}

async function steered(client: Client, action: string, session_id: unknown): Promise<ServerMessage> {
  client.send({ action, session_id });
  return (await client.until("STATE")).at(-1)!;
}

async function completed(client: Client, generation = 1): Promise<ServerMessage> {
  for (;;) {
    const complete = (await client.until("COMPLETE")).at(-1)!;
    if (complete.generation === generation) {
      return complete;
    }
  }
}

test("a client whose socket was cut comes back and ends with every row once", async () => {
  const first = await connect();
  const session_id = await startedAndUnderWay(first);
  first.cut();

  const second = await connect();
  const rows = new Rows();
  expect(await snapshot(second, session_id)).toMatchObject({ state: "RUNNING", generation: 1, total: FILES });
  const heard: ServerMessage[] = [];
  await page(second, session_id, {}, (message) => heard.push(message));
  if (!heard.some((message) => message.type === "COMPLETE")) {
    heard.push(...(await second.until("COMPLETE")));
  }
  await page(second, session_id, {}, (message) => heard.push(message));
  heard.forEach((message) => rows.take(message));

  const table = await page(await connect(), session_id);
  const hits = table.flatMap((row) => row.codes.map((code) => [row.file_key, row.generation, code.hole_code]));
  const complete = heard.find((message) => message.type === "COMPLETE");
  expect(table).toHaveLength(FILES);
  expect(new Set(table.map((row) => row.file_key)).size).toBe(FILES);
  expect(rows.all()).toEqual(hits.map((hit) => JSON.stringify(hit)).sort());
  expect(complete).toMatchObject({ state: "DONE", total_processed: FILES, total_matches: hits.length });
});

test("two clients that watch one session are both told its end", async () => {
  const [starter, watcher] = [await connect(), await connect()];
  const session_id = await startedAndUnderWay(starter);
  await snapshot(watcher, session_id);

  const [one, other] = await Promise.all([completed(starter), completed(watcher)]);

  expect(one).toMatchObject({ session_id, state: "DONE", total_processed: FILES });
  expect(other).toMatchObject({ session_id, state: "DONE", total_processed: FILES });
});

test("a paused session stands still until it is resumed, and then reads every file", async () => {
  const client = await connect();
  const session_id = await startedAndUnderWay(client);

  expect(await steered(client, "pause_scan", session_id)).toMatchObject({ state: "PAUSED" });
  const atPause = await snapshot(client, session_id);
  const other = await connect();
  // Behind the tasks of the paused session: when these are done, those have been taken from the queue.
  other.send({ action: "start_scan", file_content: "HOLE-1\nHOLE-2", target_hole_codes: ["HOLE-1"] });
  await completed(other);
  const stillPaused = await snapshot(client, session_id);

  expect(stillPaused).toMatchObject({ state: "PAUSED", total: FILES });
  const begunBefore = BATCH * BATCHES_PER_CORE * availableParallelism();
  expect(stillPaused.processed).toBeLessThanOrEqual((atPause.processed as number) + begunBefore);
  expect(stillPaused.processed).toBeLessThan(FILES);
  client.send({ action: "resume_scan", session_id });
  const untilResumed = await client.until("STATE");
  expect(untilResumed.map((message) => message.type)).toEqual(["STATE"]);
  expect(untilResumed[0]).toMatchObject({ state: "RUNNING", generation: 1 });
  expect(await completed(client)).toMatchObject({ state: "DONE", total_processed: FILES, failed: 0 });
});

test("a cancelled session ends with its skipped files, and a retry reads them", async () => {
  const client = await connect();
  const session_id = await startedAndUnderWay(client);

  expect(await steered(client, "cancel_scan", session_id)).toMatchObject({ state: "CANCELLING" });
  const cancelled = await completed(client);
  const skipped = await page(client, session_id, { status: "Skipped" });

  expect(cancelled).toMatchObject({ state: "CANCELLED", total_processed: FILES, failed: skipped.length });
  expect(skipped.length).toBeGreaterThan(0);
  client.send({ action: "cancel_scan", session_id });
  expect((await client.until("ERROR")).at(-1)).toMatchObject({ code: "WRONG_STATE", session_id });

  expect(await steered(client, "retry_failed", session_id)).toMatchObject({ state: "RUNNING", generation: 2 });
  expect(await completed(client, 2)).toMatchObject({ state: "DONE", total_processed: FILES, failed: 0 });
  expect(await page(client, session_id, { status: "Skipped" })).toHaveLength(0);
  for (const generation of [1, 2]) {
    client.send({ action: "get_report", session_id, generation });
    const report = (await client.until("REPORT")).at(-1)!;
    expect(report.generation).toBe(generation);
    const summary = (await (await fetch(String(report.summary_url))).json()) as Record<string, unknown>;
    expect(summary).toMatchObject({ generation, skipped_count: generation === 1 ? skipped.length : 0 });
    expect((await fetch(String(report.download_url))).status).toBe(200);
  }
});
