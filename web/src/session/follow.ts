/** Follows one session over one socket after another: SNAPSHOT, then all results page by page, then what comes live. */
import { type Exchange, inWords, Refused } from "../connection/exchange.ts";
import { readSummary, readWantedCodes, type ServerMessage, type Summary } from "../protocol/messages.ts";
import { emptyView, fold, hasEnded, type SessionView } from "./view.ts";

/**
 * `asking`: nothing is known yet. `reading`: the rows are being paged. `live`: they were, more come. `settled`: the session has ended
 * and every row is here. `unknown`: there is no such session. `stuck`: the server does not answer.
 */
export type Phase = "asking" | "reading" | "live" | "settled" | "unknown" | "stuck";

export interface Followed {
  view: SessionView;
  phase: Phase;
  /** What went wrong, in words. */
  words: string | null;
  /** The report's totals, once the session has ended. */
  summary: Summary | null;
  /** The codes that the session looks for; absent until they are read, and not needed where there is a summary. */
  wanted: readonly string[] | null;
}

const FLUSH = 400;
const PAGE = 1_000;
const SILENCE = 20_000;

export class FollowedSession {
  private followed: Followed;
  private inbox: ServerMessage[] = [];
  private flushing: ReturnType<typeof setTimeout> | null = null;
  private readonly watchers = new Set<() => void>();
  private readonly exchange: Exchange;
  private heard = Date.now();
  private reading = 0;
  private closed = false;

  constructor(exchange: Exchange, sessionId: string) {
    this.exchange = exchange;
    this.followed = { view: emptyView(sessionId), phase: "asking", words: null, summary: null, wanted: null };
  }

  /** Listens until the returned function is called. */
  open(): () => void {
    this.closed = false;
    const deaf = this.exchange.listen((message) => this.receive(message));
    const watchdog = setInterval(() => this.lookAgain(), SILENCE / 2);
    return () => {
      this.closed = true;
      deaf();
      clearInterval(watchdog);
      clearTimeout(this.flushing ?? undefined);
      this.flushing = null;
    };
  }

  current = (): Followed => this.followed;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  /** Takes the session up from the beginning, as after every connection. */
  async takeUp(): Promise<void> {
    try {
      await this.exchange.ask({ action: "subscribe", session_id: this.id });
      void this.readWanted();
      await this.readAll();
    } catch (failure) {
      this.fail(failure);
    }
  }

  private get id(): string {
    return this.followed.view.sessionId;
  }

  private receive(message: ServerMessage): void {
    if (!("session_id" in message) || message.session_id !== this.id) {
      return;
    }
    if (message.type === "DELETED") {
      this.become({ phase: "unknown", words: null });
      return;
    }
    this.heard = Date.now();
    this.inbox.push(message);
    this.flushing ??= setTimeout(() => this.flush(), FLUSH);
    if (message.type === "COMPLETE" || (message.type === "ERROR" && message.generation !== undefined)) {
      void this.takeUp();
    }
  }

  private flush(): void {
    clearTimeout(this.flushing ?? undefined);
    this.flushing = null;
    const view = fold(this.followed.view, this.inbox);
    this.inbox = [];
    const begun = view.generation > this.followed.view.generation;
    this.become(begun && this.followed.phase === "settled" ? { view, phase: "live", summary: null } : { view });
  }

  /** Pages from the first row to the last; a second call makes the first give way. */
  private async readAll(): Promise<void> {
    const mine = ++this.reading;
    this.flush();
    this.become({ phase: this.followed.phase === "live" ? "live" : "reading", words: null });
    for (let cursor: string | null = null; ; ) {
      const page: ServerMessage & { type: "RESULTS" } = await this.exchange.ask({
        action: "get_results",
        session_id: this.id,
        limit: PAGE,
        cursor,
      });
      if (mine !== this.reading || this.closed) {
        return;
      }
      if (page.done) {
        break;
      }
      cursor = page.cursor;
    }
    this.flush();
    this.become({ phase: hasEnded(this.followed.view) ? "settled" : "live" });
    await this.readSummary();
  }

  /** They never change. Without them the missing codes are named at the end, as the page says then. */
  private async readWanted(): Promise<void> {
    if (this.followed.wanted === null) {
      try {
        const { codes_url } = await this.exchange.ask({ action: "get_codes", session_id: this.id });
        this.become({ wanted: readWantedCodes(await stored(codes_url)) });
      } catch {
        // Asked again with the next connection.
      }
    }
  }

  private async readSummary(): Promise<void> {
    const { state, generation } = this.followed.view;
    if (state !== "DONE" && state !== "CANCELLED") {
      return;
    }
    const report = await this.exchange.ask({ action: "get_report", session_id: this.id, generation });
    const summary = readSummary(await stored(report.summary_url));
    if (this.followed.view.generation === generation) {
      this.become({ summary });
    }
  }

  /** A message may be lost on its way, the last one too. */
  private lookAgain(): void {
    const { phase, view } = this.followed;
    const waiting = phase === "stuck" || (phase === "live" && !hasEnded(view));
    if (waiting && Date.now() - this.heard >= SILENCE) {
      this.heard = Date.now();
      if (phase === "stuck") {
        void this.takeUp();
        return;
      }
      this.exchange.ask({ action: "subscribe", session_id: this.id }).then(
        (snapshot) => {
          if (["DONE", "CANCELLED", "FAILED"].includes(snapshot.state)) {
            void this.takeUp();
          }
        },
        (failure: unknown) => this.fail(failure),
      );
    }
  }

  private fail(failure: unknown): void {
    const unknown = failure instanceof Refused && failure.code === "UNKNOWN_SESSION";
    const settled = this.followed.phase === "settled";
    this.become({ phase: unknown ? "unknown" : settled ? "settled" : "stuck", words: inWords(failure) });
  }

  private become(change: Partial<Followed>): void {
    this.followed = { ...this.followed, ...change };
    this.watchers.forEach((watcher) => watcher());
  }
}

async function stored(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error("The report's totals could not be read. The report itself holds them; reload to try again.");
  }
  return answer.json();
}
