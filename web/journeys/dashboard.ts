/** The dashboard as its user sees it: by roles and words. */
import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page, WebSocketRoute } from "playwright-core";
import { expect } from "vitest";

export interface Dropped {
  name: string;
  content: string;
}

export class Dashboard {
  /** What the page's policy refused, and what broke: a journey ends with none. */
  readonly faults: string[] = [];

  private constructor(readonly page: Page) {
    page.on("pageerror", (fault) => this.faults.push(String(fault)));
    page.on("console", (line) => /Content Security Policy|Refused to/.test(line.text()) && this.faults.push(line.text()));
  }

  static async open(browser: Browser, address: string, socket?: (route: WebSocketRoute) => void): Promise<Dashboard> {
    const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    if (socket !== undefined) {
      await page.routeWebSocket(/\/ws$/, socket);
    }
    const dashboard = new Dashboard(page);
    await page.goto(address);
    return dashboard;
  }

  async close(): Promise<void> {
    await this.page.context().close();
    expect(this.faults).toEqual([]);
  }

  /** Drops files as a desktop does. */
  async drop(zone: string, files: readonly Dropped[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((dropped) => {
      const all = new DataTransfer();
      dropped.forEach(({ name, content }) => all.items.add(new File([content], name)));
      return all;
    }, files);
    const target = this.page.getByRole("group", { name: zone });
    await target.dispatchEvent("dragover", { dataTransfer: transfer });
    await target.dispatchEvent("drop", { dataTransfer: transfer });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  tab(name: string): Locator {
    return this.page.getByRole("tab", { name: new RegExp(`^${name}`) });
  }

  async state(words: string): Promise<void> {
    await this.page.getByTestId("state").getByText(words, { exact: true }).waitFor({ timeout: 110_000 });
  }

  /** The figure that stands under these words. */
  async figure(name: string): Promise<number> {
    const place = this.page.locator("dl > div").filter({ has: this.page.getByText(name, { exact: true }) });
    const text = await place.locator("dd").innerText();
    return Number(text.replaceAll(",", ""));
  }

  /** Waits until some of the run is done, and not all. */
  async underWay(): Promise<void> {
    await this.page.waitForFunction(() => {
      const figures = [...document.querySelectorAll("dl dd")].map((dd) => Number(dd.textContent?.replaceAll(",", "")));
      return (figures[0] ?? 0) > 0 && (figures[1] ?? 0) > (figures[0] ?? 0);
    });
  }

  /** All rows of the table in sight, as the page saves them. */
  async rows(): Promise<string[][]> {
    await this.page.getByTestId("shown").waitFor();
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.button("Save as CSV").click()]);
    const text = await readFile(await download.path(), "utf8");
    return text
      .replace("\uFEFF", "")
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(","));
  }

  /** Every hit as code and file, when the run has ended and all its rows are there. */
  async settledHits(): Promise<string[]> {
    await this.page.waitForFunction(() => document.querySelectorAll("dl dd")[5]?.textContent !== "–");
    return (await this.rows()).map(([code, file]) => `${code} ${file}`).sort();
  }

  /** The report, downloaded by its button. */
  async report(): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.button("Download the report").click()]);
    return readFile(await download.path());
  }
}

/** A socket to the server that can be cut, and stays cut until it is mended. */
export class Cable {
  private readonly open = new Set<WebSocketRoute>();
  private cutOff = false;

  readonly route = (route: WebSocketRoute): void => {
    if (this.cutOff) {
      void route.close({ code: 1013 });
      return;
    }
    void route.connectToServer();
    this.open.add(route);
  };

  async cut(): Promise<void> {
    this.cutOff = true;
    await Promise.all([...this.open].map((route) => route.close({ code: 1013 })));
    this.open.clear();
  }

  mend(): void {
    this.cutOff = false;
  }
}
