/** The dashboard over a server that is killed in the middle of a run and started again. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { Dashboard } from "./dashboard.ts";
import { readyLine, restartable } from "./local-system.ts";
import { matches } from "./workbook.ts";

const FILES = 300;
const data = await mkdtemp(join(tmpdir(), "isoscan-dashboard-"));
let system: ChildProcess;

afterAll(async () => {
  await kill();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

async function start(port: string): Promise<string> {
  system = restartable(port, data);
  return (await readyLine(system))[0];
}

async function kill(): Promise<void> {
  if (system.exitCode === null && system.signalCode === null) {
    const ended = once(system, "exit");
    system.kill("SIGKILL");
    await ended;
  }
}

test(
  "the page waits for the server, and ends with every row once",
  async () => {
    const address = await start("0");
    const browser = await launch();
    const dashboard = await Dashboard.open(browser, address);
    const files = Array.from({ length: FILES }, (_, index) => ({ name: `drawing-${index}.txt`, content: `spool HOLE-${index}` }));
    await dashboard.drop("Drop documents here", files);
    await dashboard.tab("Typed").click();
    await dashboard.page.getByLabel(/Codes, one a line/).fill("HOLE-1\nHOLE-2\nHOLE-299\nHOLE-300");
    await dashboard.button(/^Start/).click();
    await dashboard.underWay();

    await kill();
    await dashboard.page.getByText(/connection is lost/).waitFor();
    await start(new URL(address).port);
    await dashboard.state("Done");

    const hits = await dashboard.settledHits();
    expect(hits).toEqual(["HOLE-1 drawing-1.txt", "HOLE-2 drawing-2.txt", "HOLE-299 drawing-299.txt"]);
    expect(matches(await dashboard.report())).toEqual(hits);
    expect(await dashboard.figure("Files read")).toBe(FILES);
    await dashboard.close();
    await browser.close();
  },
  600_000,
);
