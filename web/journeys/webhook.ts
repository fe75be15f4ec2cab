/** An operator's service: takes notices by POST, and hands out what it was told by GET. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

export async function webhook(): Promise<{ server: Server; address: string }> {
  const told: unknown[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      told.push(await json(request));
    }
    response.end(JSON.stringify(told));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
