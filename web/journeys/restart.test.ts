/** A system of its own on a folder that stays: killed in the middle of a run, and started again. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Client, type ServerMessage } from "./client.ts";
import { readyLine, restartable } from "./local-system.ts";
import { put } from "./uploads.ts";

const files = 300;
const names = Array.from({ length: files }, (_, index) => `area/drawing-${String(index).padStart(3, "0")}.txt`);

let data: string;
let system: ChildProcess;
let page: string;
let socket: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "isoscan-restart-"));
});

afterEach(async () => {
  await kill();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

test(
  "a run goes on to its report after the system was killed and started again",
  async () => {
    await start();
    const upload_id = await uploadAll();
    const before = await Client.connect(socket);
    before.send({ action: "start_scan", upload_id, target_hole_codes: ["HOLE-1", "HOLE-2"] });
    const session_id = last(await before.until("STARTED")).session_id;
    await before.until("PROGRESS");
    await kill();

    await start();
    const after = await Client.connect(socket);
    const end = await ended(after, session_id);

    expect(end).toMatchObject({ processed: files, total: files, failed: 0, total_matches: files });
    const rows = await results(after, session_id);
    expect(rows.map((row) => row.file_name).sort()).toEqual(names);
    expect(rows.every((row) => row.status === "1 Code")).toBe(true);
    after.send({ action: "get_report", session_id });
    const report = await fetch(String(last(await after.until("REPORT")).download_url));
    expect(report.status).toBe(200);
    expect(Buffer.from(await report.arrayBuffer()).subarray(0, 2).toString()).toBe("PK");
    after.close();
  },
  600_000,
);

async function start(): Promise<void> {
  system = restartable("0", data);
  [page, socket] = await readyLine(system);
}

/** The front door becomes the JVM, so this reaches it. */
async function kill(): Promise<void> {
  if (system.exitCode === null && system.signalCode === null) {
    const ended = once(system, "exit");
    system.kill("SIGKILL");
    await ended;
  }
}

async function uploadAll(): Promise<string> {
  const [first, ...others] = names;
  const upload_id = await put(page, first!, "text/plain", "spool HOLE-1");
  const queue = others.entries();
  const worker = async () => {
    for (const [index, name] of queue) {
      await put(page, name, "text/plain", `spool HOLE-${(index % 2) + 1}`, upload_id);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return upload_id;
}

/** The SNAPSHOT of the run's end: at once, or when its COMPLETE has come. */
async function ended(client: Client, session_id: unknown): Promise<ServerMessage> {
  for (;;) {
    client.send({ action: "subscribe", session_id });
    const snapshot = last(await client.until("SNAPSHOT"));
    if (snapshot.state !== "RUNNING") {
      expect(snapshot.state).toBe("DONE");
      return snapshot;
    }
    await client.until("COMPLETE");
  }
}

async function results(client: Client, session_id: unknown): Promise<{ file_name: string; status: string }[]> {
  const rows = [];
  let cursor: unknown;
  for (;;) {
    client.send({ action: "get_results", session_id, cursor, limit: 100 });
    const answer = last(await client.until("RESULTS"));
    rows.push(...(answer.rows as { file_name: string; status: string }[]));
    if (answer.done === true) {
      return rows;
    }
    cursor = answer.cursor;
  }
}

function last(messages: ServerMessage[]): ServerMessage {
  return messages.at(-1)!;
}
