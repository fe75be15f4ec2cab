/** Where the server is and what it offers, found when the page loads and not when it is built. */
import * as z from "zod/mini";
import type { NoticeChannel } from "../protocol/requests.ts";

export interface Settings {
  webSocketUrl: string;
  httpUrl: string;
  /** How it tells of an end where nobody is connected. */
  notices: readonly NoticeChannel[];
}

const file = z.object({
  webSocketUrl: z.string(),
  httpUrl: z.string(),
  notices: z._default(z.array(z.enum(["email", "webhook"])), []),
});

/** Of `config.json` beside the page; without it, of the page's own origin. */
export async function settings(development = import.meta.env.VITE_WEBSOCKET_URL): Promise<Settings> {
  if (development) {
    return { webSocketUrl: development, httpUrl: httpOf(development), notices: [] };
  }
  const answer = await fetch("config.json", { cache: "no-cache" });
  return answer.status === 404 ? ownOrigin(location) : named(answer);
}

async function named(answer: Response): Promise<Settings> {
  const read = file.safeParse(answer.ok ? await answer.json() : null);
  if (!read.success) {
    throw new Error("config.json beside this page does not name webSocketUrl and httpUrl. Deploy the page again.");
  }
  return { ...read.data, httpUrl: read.data.httpUrl.replace(/\/$/, "") };
}

function ownOrigin({ protocol, host, origin }: Location): Settings {
  return { webSocketUrl: `${protocol === "https:" ? "wss" : "ws"}://${host}/ws`, httpUrl: origin, notices: [] };
}

function httpOf(socket: string): string {
  return new URL(socket.replace(/^ws/, "http")).origin;
}
