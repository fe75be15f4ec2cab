/**
 * The page stays quick under the hand while a run of 6,600 files pours in. The machine has the server and perhaps more to do
 * meanwhile: what it makes an empty page wait in the same minutes is taken off.
 */
import type { Browser, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { launch } from "./chromium.ts";
import { Client } from "./client.ts";
import { Dashboard } from "./dashboard.ts";

const FILES = 6_600;
const TRIES = 3;
const LIMIT = 50;

test(
  "the 95th percentile of event timing is under 50 ms, best of three",
  async () => {
    const browser = await launch();
    const own: number[] = [];
    while (own.length < TRIES && !own.some((timing) => timing < LIMIT)) {
      own.push(await measured(browser));
    }
    await browser.close();

    expect(Math.min(...own)).toBeLessThan(LIMIT);
  },
  900_000,
);

async function measured(browser: Browser): Promise<number> {
  const empty = await browser.newPage();
  await empty.setContent('<label>Text <input></label><button type="button">Press</button>');
  await observe(empty);
  const dashboard = await Dashboard.open(browser, await run());
  await dashboard.underWay();
  await observe(dashboard.page);
  while ((await dashboard.page.getByTestId("state").innerText()) === "Running") {
    await use(dashboard);
    await useEmpty(empty);
  }
  const [page, machine] = [await percentile(dashboard.page), await percentile(empty)];
  console.log(`95th percentile of event timing with ${FILES} files: ${page} ms, on an empty page ${machine} ms`);
  await dashboard.close();
  await empty.context().close();
  return page - machine;
}

async function run(): Promise<string> {
  const client = await Client.connect(inject("socket"));
  const lines = Array.from({ length: FILES }, (_, line) => `H${line % 10}`);
  client.send({ action: "start_scan", file_content: lines.join("\n"), target_hole_codes: ["H1", "H2", "H3", "H4", "H5"] });
  const { session_id } = (await client.until("STARTED")).at(-1)!;
  client.close();
  return `${inject("page")}/#/run/${session_id}`;
}

/** What a hand does: types, sorts, moves through the rows, looks at another tab. */
async function use(dashboard: Dashboard): Promise<void> {
  const { page } = dashboard;
  const search = page.getByLabel("Search codes and files");
  await search.pressSequentially("line-1", { delay: 40 });
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await search.fill("");
  await page.getByRole("row").nth(2).focus();
  for (const key of ["ArrowDown", "PageDown", "End", "Home"]) {
    await page.keyboard.press(key);
  }
  for (const name of ["Files", "Codes", "Matrix", "Hits"]) {
    await dashboard.tab(name).click();
  }
}

async function useEmpty(page: Page): Promise<void> {
  await page.getByRole("textbox").pressSequentially("line-1", { delay: 40 });
  await page.getByRole("button").click();
  await page.getByRole("textbox").fill("");
}

const SHORTEST_REPORTED = 16;

interface Observed {
  timings: number[];
  countBefore: number;
}

async function observe(page: Page): Promise<void> {
  await page.evaluate((durationThreshold) => {
    const timings: number[] = [];
    let countBefore = 0;
    (performance as unknown as { eventCounts: Map<string, number> }).eventCounts.forEach((count) => (countBefore += count));
    Object.assign(window, { timings, countBefore });
    const options = { type: "event", durationThreshold } as PerformanceObserverInit;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => timings.push(entry.duration))).observe(options);
  }, SHORTEST_REPORTED);
}

/** Over all events; those that the browser does not report were shorter than what it does. */
async function percentile(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { timings, countBefore } = window as unknown as Observed;
    let all = -countBefore;
    (performance as unknown as { eventCounts: Map<string, number> }).eventCounts.forEach((count) => (all += count));
    return timings.sort((one, other) => other - one)[Math.floor(all * 0.05)] ?? 0;
  });
}
