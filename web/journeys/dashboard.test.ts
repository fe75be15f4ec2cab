import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch } from "./chromium.ts";
import { Client } from "./client.ts";
import { Cable, Dashboard } from "./dashboard.ts";
import { matches } from "./workbook.ts";

const FILES = 1_200;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => browser.close());

/** A run of many small files, every fifth with a hit; starts it and returns its address on the page. */
async function bigRun(): Promise<string> {
  const lines = Array.from({ length: FILES }, (_, line) => `HOLE-${line % 10}`);
  const client = await Client.connect(inject("socket"));
  client.send({ action: "start_scan", file_content: lines.join("\n"), target_hole_codes: ["HOLE-3", "HOLE-8"] });
  const { session_id } = (await client.until("STARTED")).at(-1)!;
  client.close();
  return `${inject("page")}/#/run/${session_id}`;
}

const expected = Array.from({ length: FILES }, (_, line) => [`HOLE-${line % 10}`, `line-${line + 1}`])
  .filter(([code]) => code === "HOLE-3" || code === "HOLE-8")
  .map(([code, file]) => `${code} ${file}`)
  .sort();

test("a whole run, from what is dropped to the report that is downloaded and the run deleted", async () => {
  const dashboard = await Dashboard.open(browser, inject("page"));
  await dashboard.drop("Drop documents here", [
    { name: "one.txt", content: "spool HOLE-1, HOLE-2" },
    { name: "two.txt", content: "HOLE-2" },
    { name: "none.txt", content: "nothing" },
    { name: "=cmd.txt", content: "HOLE-1" },
    { name: "broken.pdf", content: "%PDF-1.7 and no more" },
  ]);
  await dashboard.drop("Drop a sheet of codes here", [{ name: "codes.csv", content: "Hole code\nHOLE-1\nHOLE-2\nHOLE-9\nHOLE-2\n" }]);
  await dashboard.page.getByText(/3 codes from .+; 1 entry repeats another/).waitFor();

  await dashboard.button("Start").dblclick();
  await dashboard.state("Done");

  const hits = await dashboard.settledHits();
  expect(hits).toEqual(["HOLE-1 '=cmd.txt", "HOLE-1 one.txt", "HOLE-2 one.txt", "HOLE-2 two.txt"]);
  expect(matches(await dashboard.report()).map((row) => row.replace("=cmd", "'=cmd"))).toEqual(hits);
  expect([await dashboard.figure("Files read"), await dashboard.figure("Hits"), await dashboard.figure("Failed or skipped")]).toEqual([5, 4, 1]);
  await dashboard.page.getByRole("row", { name: /HOLE-1 one\.txt/ }).click();
  await dashboard.page.getByLabel("Text of one.txt").getByText("HOLE-1", { exact: true }).waitFor();
  await dashboard.button("Close").click();
  await dashboard.tab("Files").click();
  await dashboard.page.getByLabel("Only this status").selectOption("Failed");
  expect(await dashboard.rows()).toHaveLength(1);
  await dashboard.page.getByRole("row", { name: /broken\.pdf Error/ }).waitFor();
  await dashboard.tab("Codes").click();
  await dashboard.page.getByRole("row", { name: "HOLE-9 missing" }).waitFor();
  await deletedForGood(dashboard);
  await dashboard.close();
});

/** The run in sight: gone from the list and under its own address. */
async function deletedForGood({ page }: Dashboard): Promise<void> {
  const address = page.url();
  const run = address.match(/run\/([0-9a-f]{8})/)![1]!;
  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByRole("button", { name: `Delete run ${run}` }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByRole("button", { name: `Delete run ${run}` }).waitFor({ state: "detached" });
  await page.goto(address);
  await page.getByText("There is no such run.").waitFor();
}

describe("in the middle of a run", () => {
  test("a reload loses and doubles no row", async () => {
    const dashboard = await Dashboard.open(browser, await bigRun());
    await dashboard.underWay();

    await dashboard.page.reload();
    await dashboard.state("Done");

    expect(await dashboard.settledHits()).toEqual(expected);
    await dashboard.close();
  });

  test("a cut of the network loses and doubles no row", async () => {
    const cable = new Cable();
    const dashboard = await Dashboard.open(browser, await bigRun(), cable.route);
    await dashboard.underWay();

    await cable.cut();
    await dashboard.page.getByText(/connection is lost/).waitFor();
    cable.mend();
    await dashboard.state("Done");

    expect(await dashboard.settledHits()).toEqual(expected);
    expect(await dashboard.page.getByText(/connection is lost/).count()).toBe(0);
    await dashboard.close();
  });

  test("two tabs show the same, and what is done in one", async () => {
    const address = await bigRun();
    const [one, other] = [await Dashboard.open(browser, address), await Dashboard.open(browser, address)];
    await one.underWay();

    await one.button("Pause").click();
    await Promise.all([one.state("Paused"), other.state("Paused")]);
    await other.button("Resume").click();
    await Promise.all([one.state("Done"), other.state("Done")]);

    expect(await one.settledHits()).toEqual(expected);
    expect(await other.settledHits()).toEqual(expected);
    await one.close();
    await other.close();
  });

  test("a cancel ends it with a report, and a retry reads what was skipped", async () => {
    const dashboard = await Dashboard.open(browser, await bigRun());
    await dashboard.underWay();

    await dashboard.button("Cancel").click();
    await dashboard.button("Cancel the run").click();
    await dashboard.state("Cancelled");
    const cancelled = await dashboard.settledHits();
    const skipped = await dashboard.figure("Failed or skipped");
    expect(matches(await dashboard.report())).toEqual(cancelled);
    expect(skipped).toBeGreaterThan(0);

    await dashboard.button(/^Retry/).click();
    await dashboard.state("Done");

    expect(await dashboard.settledHits()).toEqual(expected);
    expect(matches(await dashboard.report())).toEqual(expected);
    await dashboard.close();
  });
});

test("a file that fails says why, and is tried again", async () => {
  const dashboard = await Dashboard.open(browser, inject("page"));
  await dashboard.drop("Drop documents here", [{ name: "broken.pdf", content: "%PDF-1.7 and no more" }]);
  await dashboard.button("Start").click();
  await dashboard.state("Done");
  await dashboard.tab("Files").click();
  await dashboard.page.getByRole("row", { name: /broken\.pdf Error .+/ }).waitFor();

  await dashboard.button("Retry 1 file").click();
  await dashboard.page.getByText(/retry 1/).waitFor();
  await dashboard.state("Done");

  expect(await dashboard.figure("Failed or skipped")).toBe(1);
  await dashboard.close();
});
