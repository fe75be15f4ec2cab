/** Ctrl-C in a terminal: the signal goes to every process of the group that stands in its foreground. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sheets } from "./workbook.ts";

const FILES = 300;
const frontDoor = fileURLToPath(new URL("../../isoscan", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "isoscan-cancel-"));
const drawings = join(folder, "drawings");

beforeAll(() => void execFileSync(frontDoor, ["samples", drawings, "--files", String(FILES)]));

afterAll(() => rmSync(folder, { recursive: true }));

class Scan {
  readonly exited: Promise<unknown[]>;
  out = "";
  private err = "";
  private readonly process: ChildProcess;

  constructor(readonly report: string) {
    const codes = join(drawings, "codes.xlsx");
    const options = { detached: true, stdio: "pipe" } as const;
    this.process = spawn(frontDoor, ["scan", drawings, "--codes", codes, "--out", report, "--json"], options);
    this.exited = once(this.process, "close");
    this.process.stdout!.on("data", (data) => (this.out += String(data)));
    this.process.stderr!.on("data", (data) => (this.err += String(data)));
  }

  async says(text: string): Promise<void> {
    while (!this.err.includes(text)) {
      await Promise.race([
        once(this.process.stderr!, "data"),
        this.exited.then(() => Promise.reject(new Error(`it ended without "${text}": ${this.err}`))),
      ]);
    }
  }

  interrupt(signal: NodeJS.Signals): void {
    process.kill(-this.process.pid!, signal);
  }

  linesSaid(text: string): number {
    return this.err.split("\n").filter((line) => line.includes(text)).length;
  }
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s in the middle of a scan skips the rest and writes the report", async (signal, exitCode) => {
  const scan = new Scan(join(folder, `${signal}.xlsx`));
  await scan.says("%  ");

  scan.interrupt(signal);

  expect((await scan.exited)[0]).toBe(exitCode);
  expect(scan.linesSaid("cancelling")).toBe(1);
  const summary = JSON.parse(scan.out) as { state: string; skipped: number; processed: number };
  expect(summary.state).toBe("cancelled");
  expect(summary.skipped).toBeGreaterThan(0);
  expect(summary.skipped).toBeLessThanOrEqual(summary.processed);
  expect(sheets(readFileSync(scan.report)).split(">Skipped<").length - 1).toBeGreaterThanOrEqual(summary.skipped);
});

test("a second Ctrl-C ends it at once", async () => {
  const scan = new Scan(join(folder, "none.xlsx"));
  await scan.says("%  ");

  scan.interrupt("SIGINT");
  await scan.says("cancelling");
  scan.interrupt("SIGINT");

  expect((await scan.exited)[0]).toBe(130);
  expect(scan.out).toBe("");
  expect(existsSync(scan.report)).toBe(false);
});
