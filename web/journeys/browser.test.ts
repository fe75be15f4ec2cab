import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch } from "./chromium.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => browser.close());

test("a page of its own runs a scan in a real browser and downloads the report", async () => {
  const page = await browser.newPage();
  await page.goto(inject("page"));

  const seen = await page.evaluate(
    (address) =>
      new Promise<{ types: string[]; report: number[] }>((resolve, reject) => {
        const socket = new WebSocket(address);
        const types: string[] = [];
        socket.onerror = () => reject(new Error("the socket failed"));
        socket.onopen = () =>
          socket.send(
            JSON.stringify({ action: "start_scan", file_content: "HOLE-1\nHOLE-2", target_hole_codes: ["HOLE-2"] }),
          );
        socket.onmessage = async (event) => {
          const message = JSON.parse(event.data as string) as { type: string; download_url: string };
          types.push(message.type);
          if (message.type === "COMPLETE") {
            const report = await fetch(message.download_url);
            resolve({ types, report: [...new Uint8Array(await report.arrayBuffer())].slice(0, 2) });
          }
        };
      }),
    inject("socket"),
  );

  expect(seen.types).toEqual(expect.arrayContaining(["STARTED", "PROGRESS", "MATCH_FOUND", "COMPLETE"]));
  expect(String.fromCharCode(...seen.report)).toBe("PK");
});

test("a page of another origin is refused", async () => {
  const page = await browser.newPage();
  await page.goto("data:text/html,<p>another page");

  const outcome = await page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => resolve("open");
        socket.onerror = () => resolve("refused");
      }),
    inject("socket"),
  );

  expect(outcome).toBe("refused");
});
