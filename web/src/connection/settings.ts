/** Where the server is and what it offers, found when the page loads and not when it is built. */
import * as z from "zod/mini";
import type { NoticeChannel } from "../protocol/requests.ts";

export interface Settings {
  webSocketUrl: string;
  httpUrl: string;
  /** How it tells of an end where nobody is connected. */
  notices: readonly NoticeChannel[];
}

// A channel that this page does not know is none that it can offer.
const notices = z.catch(z._default(z.array(z.enum(["email", "webhook"])), []), []);
const file = z.union([z.object({ webSocketUrl: z.string(), httpUrl: z.string(), notices }), z.strictObject({ notices })]);

/** Of `config.json` beside the page; where it names no addresses, or is not there, of the page's own origin. */
export async function settings(development = import.meta.env.VITE_WEBSOCKET_URL): Promise<Settings> {
  if (development) {
    return { webSocketUrl: development, httpUrl: httpOf(development), notices: [] };
  }
  const answer = await fetch("config.json", { cache: "no-cache" });
  return written(answer.status === 404 ? {} : answer.ok && (await answer.json()));
}

function written(given: unknown): Settings {
  const read = file.safeParse(given);
  if (!read.success) {
    throw new Error("config.json beside this page names no webSocketUrl and httpUrl. Deploy the page again.");
  }
  const found = { ...ownOrigin(location), ...read.data };
  return { ...found, httpUrl: found.httpUrl.replace(/\/$/, "") };
}

function ownOrigin({ protocol, host, origin }: Location): Omit<Settings, "notices"> {
  return { webSocketUrl: `${protocol === "https:" ? "wss" : "ws"}://${host}/ws`, httpUrl: origin };
}

function httpOf(socket: string): string {
  return new URL(socket.replace(/^ws/, "http")).origin;
}
