import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch } from "./chromium.ts";
import { Cable, Dashboard } from "./dashboard.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => browser.close());

const told = async (): Promise<object[]> => (await fetch(inject("webhook"))).json();

test("the webhook that was chosen is told of an end that no open page heard of", async () => {
  const cable = new Cable();
  await cable.cut();
  const dashboard = await Dashboard.open(browser, `${inject("page")}/#/document`, cable.route);

  await dashboard.page.getByRole("combobox", { name: "When nobody is connected" }).selectOption("Webhook");
  const asked = dashboard.page.waitForRequest(/upload-url/);
  await dashboard.drop("A document", [{ name: "list.txt", content: "HOLE-12\n" }]);

  const query = new URL((await asked).url()).searchParams;
  const jobId = query.get("filename")!.split("/")[0];
  await expect.poll(told, { timeout: 110_000 }).toContainEqual(expect.objectContaining({ jobId, status: "done" }));
  await dashboard.close();
});
