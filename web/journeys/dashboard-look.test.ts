/**
 * Every view in both colours and on a phone: nothing for axe to find, nothing that the page's policy refuses. With
 * `ISOSCAN_SCREENSHOTS` set, each is put in docs/screenshots too.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch } from "./chromium.ts";
import { Client } from "./client.ts";
import { Cable, Dashboard } from "./dashboard.ts";
import { frontDoor } from "./local-system.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "isoscan-look-"));
const drawings = join(folder, "drawings");

const LOOKS = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "phone-dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

const cable = new Cable();
let browser: Browser;
let dashboard: Dashboard;

beforeAll(async () => {
  execFileSync(frontDoor, ["samples", drawings, "--files", "24", "--seed", "7"], { stdio: "ignore" });
  browser = await launch();
  dashboard = await Dashboard.open(browser, inject("page"), cable.route);
}, 240_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

function pdfs(): string[] {
  return readdirSync(drawings, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".pdf"))
    .map((name) => join(drawings, name));
}

async function started(message: object): Promise<string> {
  const client = await Client.connect(inject("socket"));
  client.send({ action: "start_scan", ...message });
  const { session_id } = (await client.until("STARTED")).at(-1)!;
  client.close();
  return String(session_id);
}

async function bigRun(): Promise<string> {
  const lines = Array.from({ length: 1_200 }, (_, line) => `HOLE-${line % 10}`);
  return started({ file_content: lines.join("\n"), target_hole_codes: ["HOLE-3", "HOLE-8"] });
}

/** A second run to compare with: most codes are no longer asked for. */
async function otherCodesOverTheSameFiles(page: Page): Promise<void> {
  const { upload_id } = await page.evaluate(() => JSON.parse(localStorage.getItem("isoscan.starts")!)[0].request);
  const found = await page.locator("[role=row] b").allInnerTexts();
  const id = await started({ upload_id, target_hole_codes: found.slice(0, 3) });
  await page.goto(`${inject("page")}/#/run/${id}`);
  await dashboard.state("Done");
}

/** In each look: quiet for axe, no wider than the window, and a picture where one is wanted. */
async function looks(view: string): Promise<void> {
  const { page } = dashboard;
  for (const { name, colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await findings(page), `${view}, ${name}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${view}, ${name}: too wide`).toBeLessThanOrEqual(0);
    await picture(view, name);
  }
  await page.setViewportSize(LOOKS[0].viewport);
}

async function picture(view: string, look: string): Promise<void> {
  if (process.env.ISOSCAN_SCREENSHOTS && look !== "phone-dark") {
    await dashboard.page.screenshot({ path: join(pictures, `${view}-${look}.png`) });
  }
}

async function findings(page: Page): Promise<string[]> {
  // By the debugger, as the page's policy lets no other script in.
  await page.evaluate(axe);
  const results = await page.evaluate(() => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

test(
  "every view can be looked at, by everyone",
  async () => {
    const { page } = dashboard;
    await page.getByText("Connected", { exact: true }).waitFor();
    await looks("start");
    await page.getByRole("link", { name: "One document" }).click();
    await looks("document");
    await page.getByRole("link", { name: "New scan" }).click();

    await page.getByLabel("Choose files", { exact: true }).and(page.locator("input")).setInputFiles(pdfs());
    await dashboard.drop("Drop documents here", [{ name: "scan of a fax.pdf", content: "%PDF-1.7 and no more" }]);
    await page.getByLabel("Choose a sheet").and(page.locator("input")).setInputFiles(join(drawings, "codes.xlsx"));
    await page.getByText(/\d+ codes from/).waitFor();
    await page.getByText("25 of 25 files uploaded").waitFor();
    await looks("chosen");

    await dashboard.button("Start").click();
    await dashboard.state("Done");
    await dashboard.settledHits();
    await looks("hits");
    for (const view of ["Files", "Codes", "Matrix"]) {
      await dashboard.tab(view).click();
      await looks(view.toLowerCase());
    }

    await dashboard.tab("Hits").click();
    await page.getByRole("row").nth(2).click();
    await page.locator("[data-drawn=true]").waitFor();
    await page.getByTestId("box").waitFor();
    await looks("evidence");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await dashboard.button("Delete").click();
    await looks("question");
    await page.keyboard.press("Escape");

    await otherCodesOverTheSameFiles(page);
    await page.getByRole("link", { name: "Runs" }).click();
    await page.getByRole("row", { name: /Done/ }).nth(1).waitFor();
    await looks("runs");
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("checkbox").nth(1).check();
    await dashboard.button(/^Compare/).click();
    await page.getByRole("row", { name: /newly missing/ }).first().waitFor();
    await looks("compare");

    await page.goto(`${inject("page")}/#/run/${await bigRun()}`);
    await dashboard.underWay();
    await dashboard.button("Pause").click();
    await dashboard.state("Paused");
    await looks("paused");
    await cable.cut();
    await page.getByText(/connection is lost/).waitFor();
    await looks("lost");
    cable.mend();
    await dashboard.button("Resume").click();
    await dashboard.state("Done");

    await page.goto(`${inject("page")}/#/run/00000000-0000-4000-8000-000000000000`);
    await page.getByText("There is no such run.").waitFor();
    await looks("unknown");
    await dashboard.close();
  },
  300_000,
);
