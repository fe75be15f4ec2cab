/** A real Chromium that comes with the packages. */
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** A browser of one process ends with its first context. */
const UNFIT = new Set(["--single-process"]);

export async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !UNFIT.has(arg)), "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    headless: true,
  });
}
