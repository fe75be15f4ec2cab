/** What was asked for, by session, in this browser alone: to start again with the same settings. */
import type { MessageOf } from "../protocol/messages.ts";
import type { StartScan } from "../protocol/requests.ts";

const KEY = "isoscan.starts";
const MOST = 50;

/** Without the request's id: started again is another run. */
export type Remembered = Omit<StartScan, "request_id">;

export type Understood = MessageOf<"STARTED">["codes"];

interface Entry {
  sessionId: string;
  request: Remembered;
  codes: Understood;
}

/** The start, and what the server understood of its codes, which it says once. */
export function remember({ session_id: sessionId, codes }: MessageOf<"STARTED">, started: StartScan): void {
  const { request_id: _, ...request } = started;
  const others = entries().filter((entry) => entry.sessionId !== sessionId);
  try {
    localStorage.setItem(KEY, JSON.stringify([{ sessionId, request, codes }, ...others].slice(0, MOST)));
  } catch {
    // Storage is full or forbidden; then a run cannot be started again from here, and nothing else is lost.
  }
}

export function remembered(sessionId: string): Entry | undefined {
  return entries().find((entry) => entry.sessionId === sessionId);
}

function entries(): Entry[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? (stored as Entry[]) : [];
  } catch {
    return [];
  }
}
