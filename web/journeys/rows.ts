/** What a client holds of a session: a set of rows by file, generation and code, however often each one comes. */
import type { Client, ServerMessage } from "./client.ts";

interface Row {
  file_key: string;
  generation: number;
  status: string;
  codes: { hole_code: string }[];
}

interface Hit {
  file_key: string;
  hole_code: string;
}

export class Rows {
  private readonly hits = new Set<string>();

  /** Takes what a message says of hits; the others say nothing of them. */
  take(message: ServerMessage): void {
    if (message.type === "MATCH_FOUND") {
      const hit = message.data as Hit;
      this.add(hit.file_key, message.generation as number, hit.hole_code);
    }
    if (message.type === "RESULTS") {
      (message.rows as Row[]).forEach((row) =>
        row.codes.forEach((code) => this.add(row.file_key, row.generation, code.hole_code)),
      );
    }
  }

  all(): string[] {
    return [...this.hits].sort();
  }

  private add(file: string, generation: number, code: string): void {
    this.hits.add(JSON.stringify([file, generation, code]));
  }
}

/** All results of a session from the first page to the last; `heard` gets every message that comes meanwhile. */
export async function page(
  client: Client,
  session_id: unknown,
  filter: { status?: string } = {},
  heard: (message: ServerMessage) => void = () => undefined,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: unknown = null; ; ) {
    client.send({ action: "get_results", session_id, limit: 1000, cursor, ...filter });
    const messages = await client.until("RESULTS");
    messages.forEach(heard);
    const results = messages.at(-1)!;
    rows.push(...(results.rows as Row[]));
    if (results.done === true) {
      return rows;
    }
    cursor = results.cursor;
  }
}
