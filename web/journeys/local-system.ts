/** Runs `./isoscan up` for the journeys, on a free port, and ends it when they are done. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";
import { webhook } from "./webhook.ts";

declare module "vitest" {
  export interface ProvidedContext {
    page: string;
    socket: string;
    webhook: string;
  }
}

export const frontDoor = fileURLToPath(new URL("../../isoscan", import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const operators = await webhook();
  const system = spawn(frontDoor, ["up", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ISOSCAN_NOTICE_WEBHOOK: operators.address },
  });
  const [page, socket] = await readyLine(system);
  project.provide("page", page);
  project.provide("socket", socket);
  project.provide("webhook", operators.address);
  return async () => {
    const ended = once(system, "exit");
    system.kill("SIGTERM");
    await ended;
    operators.server.close();
  };
}

/** A system on a folder that stays. Its watches look every few seconds, as nobody waits a minute for what a kill has lost. */
export function restartable(port: string, data: string): ChildProcess {
  return spawn(frontDoor, ["up", "--port", port, "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LIFECYCLE_WATCH: "3s" },
  });
}

/** The addresses of the page and of the socket, as soon as both answer. */
export async function readyLine(system: ChildProcess): Promise<[string, string]> {
  if (system.stdout === null) {
    throw new Error("isoscan up has no output");
  }
  for await (const line of createInterface({ input: system.stdout })) {
    const [word, page, socket] = line.split(" ");
    if (word === "ready" && page !== undefined && socket !== undefined) {
      return [page, socket];
    }
  }
  throw new Error("isoscan up ended before it was ready");
}
