/** A session as the page sees it, folded from the server's messages in whatever order and however often they come. */
import type { Evidence, MessageOf, ResultRow, ServerMessage, Snapshot, State } from "../protocol/messages.ts";

export interface Hit {
  code: string;
  fileKey: string;
  fileName: string;
  page: number;
  link: string;
  evidence: Evidence;
  /** Higher is later. */
  arrival: number;
}

export interface FileRow {
  key: string;
  name: string;
  generation: number;
  status: string;
  /** All codes found in the file; the row holds the first of them. */
  codeCount: number;
  link: string;
  reason: string;
  hits: readonly Hit[];
  arrival: number;
}

export interface SessionView {
  sessionId: string;
  generation: number;
  /** Absent until the server has said so. */
  state: State | null;
  processed: number;
  total: number;
  totalMatches: number;
  failed: number;
  listing: boolean;
  startedAt: string | null;
  problem: string | null;
  codes: MessageOf<"STARTED">["codes"] | null;
  /** What the server said at the end. */
  ending: string | null;
  /** By file key. */
  files: ReadonlyMap<string, FileRow>;
  /** Hits that were counted and not shown one by one; in the results they stand all. */
  unseen: number;
  arrivals: number;
}

const ENDED: ReadonlySet<State | null> = new Set(["DONE", "CANCELLED", "FAILED"]);

export const hasEnded = (view: SessionView): boolean => ENDED.has(view.state);
export const isFailure = (file: FileRow): boolean => file.status === "Error" || file.status === "Skipped";

export function emptyView(sessionId: string): SessionView {
  return {
    sessionId,
    generation: 1,
    state: null,
    processed: 0,
    total: 0,
    totalMatches: 0,
    failed: 0,
    listing: true,
    startedAt: null,
    problem: null,
    codes: null,
    ending: null,
    files: new Map(),
    unseen: 0,
    arrivals: 0,
  };
}

/** The view after these messages; those of other sessions are left out. Many at once cost one copy of the rows. */
export function fold(view: SessionView, messages: readonly ServerMessage[]): SessionView {
  const own = messages.filter((message) => "session_id" in message && message.session_id === view.sessionId);
  if (own.length === 0) {
    return view;
  }
  const next = { ...view, files: new Map(view.files) };
  own.forEach((message) => take(next, message));
  return next;
}

/** A view that is being made: its rows are its own. */
type Draft = SessionView & { files: Map<string, FileRow> };

function take(view: Draft, message: ServerMessage): void {
  if ("generation" in message && message.generation !== undefined && message.generation > view.generation) {
    beginGeneration(view, message.generation);
  }
  switch (message.type) {
    case "STARTED":
      view.codes = message.codes;
      view.startedAt ??= message.timestamp;
      view.state ??= "RUNNING";
      break;
    case "PROGRESS":
      progress(view, message);
      break;
    case "MATCH_FOUND":
      match(view, message);
      break;
    case "MATCHES":
      view.unseen += message.count;
      break;
    case "FILE_FAILED":
      failure(view, message);
      break;
    case "STATE":
      if (current(view, message)) {
        view.state = message.state;
      }
      break;
    case "COMPLETE":
      complete(view, message);
      break;
    case "SNAPSHOT":
      snapshot(view, message);
      break;
    case "RESULTS":
      message.rows.forEach((row) => result(view, row));
      break;
    case "ERROR":
      error(view, message);
      break;
  }
}

/** Files that need no retry stay as they are. */
function beginGeneration(view: Draft, generation: number): void {
  view.generation = generation;
  view.state = "RUNNING";
  view.processed = Math.max(0, view.total - view.failed);
  view.failed = 0;
  view.ending = null;
  view.problem = null;
  view.unseen = 0;
}

/** Of the latest generation, and that not at its end: what comes after the end was sent before it. */
function current(view: Draft, message: { generation: number }): boolean {
  return message.generation === view.generation && !hasEnded(view);
}

function progress(view: Draft, message: MessageOf<"PROGRESS">): void {
  if (!current(view, message)) {
    return;
  }
  view.state ??= "RUNNING";
  count(view, message);
}

/** The highest count is the latest. */
function count(view: Draft, counted: MessageOf<"PROGRESS"> | Snapshot): void {
  view.listing &&= counted.listing;
  view.total = Math.max(view.total, counted.total);
  view.processed = Math.max(view.processed, counted.processed);
  view.totalMatches = Math.max(view.totalMatches, counted.total_matches);
  view.failed = Math.max(view.failed, counted.failed);
}

function snapshot(view: Draft, message: Snapshot): void {
  view.startedAt = message.started_at;
  if (!current(view, message)) {
    return;
  }
  view.problem = message.problem ?? view.problem;
  view.state = message.state;
  if (ENDED.has(message.state)) {
    exactly(view, message.processed, message.total, message.total_matches, message.failed);
  } else {
    count(view, message);
  }
}

function complete(view: Draft, message: MessageOf<"COMPLETE">): void {
  if (message.generation !== view.generation) {
    return;
  }
  view.state = message.state;
  view.ending = message.message;
  exactly(view, message.total_processed, message.total_processed, message.total_matches, message.failed);
}

function exactly(view: Draft, processed: number, total: number, matches: number, failed: number): void {
  Object.assign(view, { processed, total, totalMatches: matches, failed, listing: false });
}

/** One with a generation is about the session itself, and no answer to a message. */
function error(view: Draft, message: MessageOf<"ERROR">): void {
  if (message.generation !== view.generation) {
    return;
  }
  view.problem = message.message;
  if (!hasEnded(view) && (message.code === "NO_FILES" || message.code === "REPORT_FAILED")) {
    view.state = "FAILED";
  }
}

function match(view: Draft, { generation, data }: MessageOf<"MATCH_FOUND">): void {
  const before = view.files.get(data.file_key);
  if (before !== undefined && before.generation > generation) {
    return;
  }
  const same = before?.generation === generation ? before : undefined;
  const link = data.pdf_link;
  view.files.set(data.file_key, {
    key: data.file_key,
    name: data.file_name,
    generation,
    status: data.status,
    codeCount: Number.parseInt(data.status, 10),
    link,
    reason: "",
    hits: together(same?.hits ?? [], [hit(view, same, data, { ...data, link })]),
    arrival: same?.arrival ?? ++view.arrivals,
  });
}

function failure(view: Draft, { generation, data }: MessageOf<"FILE_FAILED">): void {
  const before = view.files.get(data.file_key);
  if (before !== undefined && before.generation >= generation) {
    return;
  }
  view.files.set(data.file_key, {
    key: data.file_key,
    name: data.file_name,
    generation,
    status: "Error",
    codeCount: 0,
    link: before?.link ?? "",
    reason: data.reason,
    hits: [],
    arrival: ++view.arrivals,
  });
}

function result(view: Draft, row: ResultRow): void {
  const before = view.files.get(row.file_key);
  if (before !== undefined && before.generation > row.generation) {
    return;
  }
  const same = before?.generation === row.generation ? before : undefined;
  const found = row.codes.map((code) => hit(view, same, row, { ...code, link: row.pdf_link }));
  view.files.set(row.file_key, {
    key: row.file_key,
    name: row.file_name,
    generation: row.generation,
    status: row.status,
    codeCount: row.code_count,
    link: row.pdf_link,
    reason: row.reason ?? "",
    hits: together(same?.hits ?? [], found),
    arrival: same?.arrival ?? ++view.arrivals,
  });
}

type Found = ResultRow["codes"][number] & { link: string };

function hit(view: Draft, same: FileRow | undefined, file: { file_key: string; file_name: string }, found: Found): Hit {
  const before = same?.hits.find((one) => one.code === found.hole_code);
  const { hole_code: code, page, link, ...evidence } = found;
  return {
    code,
    fileKey: file.file_key,
    fileName: file.file_name,
    page,
    link,
    evidence,
    arrival: before?.arrival ?? ++view.arrivals,
  };
}

/** A hit that comes again replaces itself. */
function together(before: readonly Hit[], found: readonly Hit[]): readonly Hit[] {
  const codes = new Set(found.map((one) => one.code));
  return [...before.filter((one) => !codes.has(one.code)), ...found];
}
