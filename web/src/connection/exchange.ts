/** Requests and their answers on one WebSocket after another. */
import { type JobMessage, type MessageOf, read, type ServerMessage } from "../protocol/messages.ts";
import { ANSWERS, type Request } from "../protocol/requests.ts";

export type AnswerTo<Action extends Request["action"]> = MessageOf<(typeof ANSWERS)[Action]>;

/** The server answered with an ERROR; its message is for the user. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** No answer came in time, with or without a connection. */
export class NoAnswer extends Error {}

/** The words for whatever a request ended with. */
export function inWords(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

const PATIENCE = 30_000;
const TRIES_AFTER_FAILURE = 3;
const PAUSE_AFTER_FAILURE = 1_000;

interface Pending {
  request: Request & { request_id: string };
  failures: number;
  answered: (message: ServerMessage) => void;
  refused: (failure: Error) => void;
}

/**
 * Every request may be repeated without harm, so what is unanswered when a socket closes is sent again on the next. A request ends
 * with its answer, with {@link Refused}, or after half a minute with {@link NoAnswer}.
 */
export class Exchange {
  private readonly pending = new Set<Pending>();
  private readonly listeners = new Set<(message: ServerMessage) => void>();
  private readonly jobs = new Map<string, (message: JobMessage) => void>();
  private send: ((frame: string) => void) | null = null;
  private requests = 0;

  opened(send: (frame: string) => void): void {
    this.send = send;
    this.pending.forEach((one) => this.transmit(one));
    [...this.jobs.keys()].forEach((jobId) => this.lookAtJob(jobId));
  }

  closed(): void {
    this.send = null;
  }

  receive(frame: string): void {
    const incoming = read(frame);
    if (incoming === "ignored") {
      return;
    }
    if ("failure" in incoming) {
      this.repeatOldest();
      return;
    }
    if ("ofJob" in incoming) {
      this.jobs.get(incoming.ofJob.jobId)?.(incoming.ofJob);
      return;
    }
    this.settle(incoming.known);
    this.listeners.forEach((listener) => listener(incoming.known));
  }

  /** Hears every message, answers too. */
  listen(listener: (message: ServerMessage) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Hears what is said of a job, from now on and on every socket to come. */
  followJob(jobId: string, listener: (message: JobMessage) => void): () => void {
    this.jobs.set(jobId, listener);
    this.lookAtJob(jobId);
    return () => void this.jobs.delete(jobId);
  }

  /** Asks how a job stands; the answer comes to whoever follows it. */
  lookAtJob(jobId: string): void {
    this.send?.(JSON.stringify({ action: "subscribe", jobId }));
  }

  ask<Action extends Request["action"]>(
    request: Extract<Request, { action: Action }>,
    patience = PATIENCE,
  ): Promise<AnswerTo<Action>> {
    return new Promise((resolve, reject) => {
      const one: Pending = {
        request: { ...request, request_id: requestId(request) ?? `page-${++this.requests}` },
        failures: 0,
        answered: (message) => finish(() => resolve(message as AnswerTo<Action>)),
        refused: (failure) => finish(() => reject(failure)),
      };
      const late = setTimeout(() => one.refused(this.noAnswer()), patience);
      const finish = (end: () => void) => {
        clearTimeout(late);
        this.pending.delete(one);
        end();
      };
      this.pending.add(one);
      this.transmit(one);
    });
  }

  private transmit(one: Pending): void {
    this.send?.(JSON.stringify(one.request));
  }

  private settle(message: ServerMessage): void {
    for (const one of this.pending) {
      if (message.type === "ERROR" && message.request_id === one.request.request_id) {
        one.refused(new Refused(message.code, message.message));
        return;
      }
      if (answers(message, one.request)) {
        one.answered(message);
        return;
      }
    }
  }

  private repeatOldest(): void {
    const [oldest] = this.pending;
    if (oldest === undefined) {
      return;
    }
    if (++oldest.failures >= TRIES_AFTER_FAILURE) {
      oldest.refused(new NoAnswer("The server failed to answer three times. Try again in a minute."));
      return;
    }
    setTimeout(() => this.pending.has(oldest) && this.transmit(oldest), PAUSE_AFTER_FAILURE);
  }

  private noAnswer(): NoAnswer {
    return new NoAnswer(
      this.send === null
        ? "There is no connection to the server. It is tried again; repeat this when it is back."
        : "The server has not answered in time. Try again.",
    );
  }
}

function requestId(request: Request): string | undefined {
  return ("request_id" in request && request.request_id) || undefined;
}

function answers(message: ServerMessage, request: Request): boolean {
  return (
    message.type === ANSWERS[request.action] &&
    sameRequest(message, request) &&
    sameSession(message, request) &&
    sameFile(message, request)
  );
}

/** Some answers repeat the id; where they do, an answer that was overtaken is told apart. */
function sameRequest(message: ServerMessage, request: Request): boolean {
  return !("request_id" in message && message.request_id !== undefined) || message.request_id === requestId(request);
}

function sameSession(message: ServerMessage, request: Request): boolean {
  return !("session_id" in request && "session_id" in message) || request.session_id === message.session_id;
}

function sameFile(message: ServerMessage, request: Request): boolean {
  return !("file_key" in request && "file_key" in message) || request.file_key === message.file_key;
}
