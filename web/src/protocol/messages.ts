/** The server's messages, checked where they come in. What the page does not know, it ignores. */
import * as z from "zod/mini";
import type * as Protocol from "./generated.ts";

// Compiled checks are made with eval, which the page's content security policy refuses.
z.config({ jitless: true });

const about = { session_id: z.string(), generation: z.number() };
const state = z.enum(["RUNNING", "PAUSED", "CANCELLING", "DONE", "CANCELLED", "FAILED"]);

/** What shows a hit: its page, the corners of its box in PDF points from the page's lower left, and how the text was taken for the code. */
const evidence = {
  page: z.number(),
  text: z.string(),
  box: z.optional(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  match: z.enum(["exact", "lenient"]),
  rules: z.optional(z.array(z.enum(["LINE_BREAK", "CASE", "DASH", "SPACE", "LOOKALIKE"]))),
  source: z.enum(["text", "ocr"]),
  confidence: z.optional(z.number()),
  hidden: z.optional(z.boolean()),
};

const codesRead = z.object({ count: z.number(), duplicates: z.number(), odd: z.number(), from: z.string() });

const codes = z.object({
  type: z.literal("CODES"),
  codes: codesRead,
  sample: z.array(z.string()),
  odd_ones: z.array(z.object({ code: z.string(), why: z.string() })),
  request_id: z.optional(z.string()),
});

const started = z.object({
  type: z.literal("STARTED"),
  ...about,
  message: z.string(),
  timestamp: z.string(),
  codes: codesRead,
});

const progress = z.object({
  type: z.literal("PROGRESS"),
  ...about,
  value: z.number(),
  processed: z.number(),
  total: z.number(),
  total_matches: z.number(),
  failed: z.number(),
  listing: z.boolean(),
});

const matchFound = z.object({
  type: z.literal("MATCH_FOUND"),
  ...about,
  data: z.object({
    hole_code: z.string(),
    file_name: z.string(),
    file_key: z.string(),
    status: z.string(),
    pdf_link: z.string(),
    ...evidence,
  }),
});

const matches = z.object({ type: z.literal("MATCHES"), ...about, count: z.number() });

const fileFailed = z.object({
  type: z.literal("FILE_FAILED"),
  ...about,
  data: z.object({ file_name: z.string(), file_key: z.string(), reason: z.string() }),
});

const stateChanged = z.object({ type: z.literal("STATE"), ...about, state });

const complete = z.object({
  type: z.literal("COMPLETE"),
  ...about,
  state: z.enum(["DONE", "CANCELLED"]),
  download_url: z.string(),
  summary_url: z.string(),
  total_matches: z.number(),
  total_processed: z.number(),
  failed: z.number(),
  message: z.string(),
});

const error = z.object({
  type: z.literal("ERROR"),
  code: z.string(),
  message: z.string(),
  session_id: z.optional(z.string()),
  generation: z.optional(z.number()),
  request_id: z.optional(z.string()),
});

const snapshot = z.object({
  type: z.literal("SNAPSHOT"),
  ...about,
  state,
  processed: z.number(),
  total: z.number(),
  total_matches: z.number(),
  failed: z.number(),
  listing: z.boolean(),
  started_at: z.string(),
  problem: z.optional(z.string()),
});

const resultRow = z.object({
  file_name: z.string(),
  file_key: z.string(),
  generation: z.number(),
  status: z.string(),
  code_count: z.number(),
  codes: z.array(z.object({ hole_code: z.string(), ...evidence })),
  pdf_link: z.string(),
  reason: z.optional(z.string()),
});

const results = z.object({
  type: z.literal("RESULTS"),
  ...about,
  rows: z.array(resultRow),
  cursor: z.nullable(z.string()),
  done: z.boolean(),
});

const sessions = z.object({ type: z.literal("SESSIONS"), sessions: z.array(snapshot) });

const report = z.object({ type: z.literal("REPORT"), ...about, download_url: z.string(), summary_url: z.string() });

const fileLink = z.object({
  type: z.literal("FILE_LINK"),
  ...about,
  file_key: z.string(),
  download_url: z.string(),
  content_type: z.string(),
  expires: z.string(),
});

const pong = z.object({ type: z.literal("PONG") });

const codesLink = z.object({ type: z.literal("CODES_LINK"), ...about, codes_url: z.string() });

const deleted = z.object({ type: z.literal("DELETED"), ...about });

const serverMessage = z.discriminatedUnion("type", [
  started,
  progress,
  matchFound,
  matches,
  fileFailed,
  stateChanged,
  complete,
  error,
  snapshot,
  results,
  sessions,
  report,
  pong,
  codes,
  codesLink,
  deleted,
  fileLink,
]);

export type ServerMessage = z.infer<typeof serverMessage>;
export type MessageOf<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;
export type State = z.infer<typeof state>;
export type Snapshot = z.infer<typeof snapshot>;
export type ResultRow = z.infer<typeof resultRow>;
export type Codes = z.infer<typeof codes>;
export type Evidence = Omit<ResultRow["codes"][number], "hole_code" | "page">;
export type Box = NonNullable<Evidence["box"]>;

/** What has no type is the gateway's own word that a function failed before it could answer. */
const gatewaysOwn = z.object({ type: z.optional(z.undefined()), message: z.string() });

const jobMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("SNAPSHOT"),
    jobId: z.string(),
    state: z.enum(["RUNNING", "DONE"]),
    stage: z.optional(z.string()),
  }),
  z.object({
    type: z.literal("processingComplete"),
    jobId: z.string(),
    results: z.optional(z.record(z.string(), z.unknown())),
    results_url: z.optional(z.string()),
  }),
]);

/** What is said of a job: how it stands, or its end. */
export type JobMessage = z.infer<typeof jobMessage>;

export type Incoming = { known: ServerMessage } | { ofJob: JobMessage } | { failure: string } | "ignored";

/** Reads a frame. What is no message of this protocol is ignored, as newer servers may say more. */
export function read(frame: string): Incoming {
  const json = parsed(frame);
  const message = serverMessage.safeParse(json);
  if (message.success) {
    return { known: message.data };
  }
  const job = jobMessage.safeParse(json);
  if (job.success) {
    return { ofJob: job.data };
  }
  const own = gatewaysOwn.safeParse(json);
  return own.success ? { failure: own.data.message } : "ignored";
}

function parsed(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}

const uploadUrl = z.object({
  url: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  upload_id: z.string(),
});

export type UploadUrl = z.infer<typeof uploadUrl>;
const singleUploadUrl = z.object({ url: z.string(), headers: z.record(z.string(), z.array(z.string())) });

export const readSingleUploadUrl = (json: unknown): Pick<UploadUrl, "url" | "headers"> => singleUploadUrl.parse(json);

const jobResults = z.object({
  status: z.enum(["done", "failed"]),
  stage: z.optional(z.string()),
  reason: z.optional(z.string()),
  books: z.optional(
    z.array(z.object({ title: z.string(), authors: z.array(z.string()), year: z.optional(z.number()), isbn: z.optional(z.string()) })),
  ),
  totalCandidates: z.optional(z.number()),
  pdf_url: z.optional(z.string().check(z.regex(/^https?:\/\//i))),
});

/** How a job ended, as far as the page shows it. */
export type JobResults = z.infer<typeof jobResults>;
export const readJobResults = (json: unknown): JobResults => jobResults.parse(json);

export const readUploadUrl = (json: unknown): UploadUrl => uploadUrl.parse(json);

const wantedCodes = z.object({ codes: z.optional(z.array(z.string())) });

/** The wanted codes; none where every token that fits a pattern is. */
export const readWantedCodes = (json: unknown): readonly string[] => wantedCodes.parse(json).codes ?? [];

const summary = z.object({
  missing_codes: z.array(z.string()),
  matched_files: z.number(),
  total_files: z.number(),
  total_matches: z.number(),
  failed_count: z.number(),
  skipped_count: z.number(),
  seconds: z.number(),
  codes_from: z.string(),
});

export type Summary = z.infer<typeof summary>;
export const readSummary = (json: unknown): Summary => summary.parse(json);

/**
 * Holds what is read here to what the server promises: a field that is not in the schema does not compile. What
 * is said of a job is read apart.
 */
type OfASession = Protocol.SNAPSHOT & Required<Omit<Protocol.SNAPSHOT, "jobId" | "stage" | "problem">>;
type Promised = Exclude<Protocol.ServerMessage, Protocol.ERROR | Protocol.SNAPSHOT | Protocol.ProcessingComplete | Protocol.SESSIONS> | OfASession;
type Read = Exclude<ServerMessage, { type: "ERROR" }>;
export type EveryMessageIsRead = Promised extends Read ? true : never;
export const everyMessageIsRead: EveryMessageIsRead = true;
