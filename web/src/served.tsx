/** For tests: what a component shows when a server answers as the test says. */
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { type Connection, ConnectionContext, type ConnectionState } from "./connection/Connection.tsx";
import { Exchange } from "./connection/exchange.ts";
import type { Request } from "./protocol/requests.ts";

type Asked = Request & { request_id: string };
type Answer = { type: string; [field: string]: unknown };

/** Answers by action; what it has no answer to, it does not know. */
export type Answers = Partial<Record<Request["action"], (request: Asked) => Answer>>;

export class ServedPage {
  readonly asked: Asked[] = [];
  readonly exchange = new Exchange();

  constructor(answers: Answers) {
    this.exchange.opened((frame) => {
      const request = JSON.parse(frame) as Asked;
      this.asked.push(request);
      const answer = answers[request.action]?.(request) ?? refused("UNKNOWN_ACTION", "There is no such action.");
      queueMicrotask(() => this.say({ request_id: request.request_id, ...answer }));
    });
  }

  say(message: Answer): void {
    this.exchange.receive(JSON.stringify(message));
  }

  show(page: ReactNode, state: ConnectionState = "open", notices: Connection["notices"] = []): void {
    render(
      <ConnectionContext value={{ exchange: this.exchange, state, opened: 1, httpUrl: "http://api.test", notices }}>{page}</ConnectionContext>,
    );
  }

  sent(action: Request["action"]): Asked[] {
    return this.asked.filter((request) => request.action === action);
  }
}

export const refused = (code: string, message: string): Answer => ({ type: "ERROR", code, message });

export const session_id = "3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23";

export const snapshot = (change: object = {}): Answer => ({
  type: "SNAPSHOT",
  session_id,
  generation: 1,
  state: "RUNNING",
  processed: 2,
  total: 10,
  total_matches: 1,
  failed: 0,
  listing: false,
  started_at: "2026-01-20T03:00:00Z",
  ...change,
});
