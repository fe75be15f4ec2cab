/** What the page sends. */
import type * as Protocol from "./generated.ts";

/** The start as this page sends it: with a Drive folder too, which not every server reads. */
export type StartScan = Pick<
  Protocol.StartScan,
  "action" | "upload_id" | "target_hole_codes" | "codes_upload_id" | "code_pattern" | "match" | "notify" | "request_id"
> & { drive_link?: string };

/** How to tell of an end where nobody is connected. */
export type NoticeChannel = Exclude<NonNullable<Protocol.StartScan["notify"]>, "">;

export type Request =
  | Protocol.PreviewCodes
  | StartScan
  | Protocol.Subscribe
  | Protocol.CancelScan
  | Protocol.PauseScan
  | Protocol.ResumeScan
  | Protocol.RetryFailed
  | Protocol.GetResults
  | Protocol.GetCodes
  | Protocol.GetReport
  | Protocol.GetFileLink
  | Protocol.ListSessions
  | Protocol.DeleteSession
  | Protocol.Ping;

/** The type of message that answers each action, unless an ERROR does. */
export const ANSWERS = {
  preview_codes: "CODES",
  start_scan: "STARTED",
  subscribe: "SNAPSHOT",
  cancel_scan: "STATE",
  pause_scan: "STATE",
  resume_scan: "STATE",
  retry_failed: "STATE",
  get_results: "RESULTS",
  get_codes: "CODES_LINK",
  get_report: "REPORT",
  get_file_link: "FILE_LINK",
  list_sessions: "SESSIONS",
  delete_session: "DELETED",
  ping: "PONG",
} as const;

/** The most that a message may have, in bytes of UTF-8. */
export const LARGEST_MESSAGE = 32_000;

export function bytes(message: unknown): number {
  return new TextEncoder().encode(JSON.stringify(message)).length;
}
