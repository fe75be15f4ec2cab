/** The job of one document: sent, worked on, ended. */
import { useEffect, useRef, useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { inWords } from "../connection/exchange.ts";
import { type JobMessage, type JobResults, readJobResults } from "../protocol/messages.ts";
import type { NoticeChannel } from "../protocol/requests.ts";
import type { sendDocument } from "../start/upload.ts";

export type Job =
  | { phase: "none" }
  | { phase: "sending"; name: string; share: number }
  | { phase: "working"; name: string; stage: string }
  | { phase: "refused"; words: string }
  | { phase: "ended"; name: string; results: JobResults };

/** The stage is asked for, as only the end is told. */
const LOOK_AGAIN = 3_000;

/** Follows one document after the other; how they are sent is the caller's. */
export function useJob(send: typeof sendDocument) {
  const { exchange, httpUrl } = useConnection();
  const [job, setJob] = useState<Job>({ phase: "none" });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const begin = (file: Blob, fileName: string, notify: NoticeChannel | undefined) => {
    const id = newJobId();
    const sending = new AbortController();
    const unfollow = exchange.followJob(id, (message) => void hear(message, fileName, setJob, () => stop.current()));
    const looks = setInterval(() => exchange.lookAtJob(id), LOOK_AGAIN);
    stop.current = () => {
      clearInterval(looks);
      unfollow();
      sending.abort();
    };
    setJob({ phase: "sending", name: fileName, share: 0 });
    send(httpUrl, {
      name: `${id}/${fileName}`,
      file,
      notify,
      signal: sending.signal,
      onProgress: (bytes) => setJob({ phase: "sending", name: fileName, share: bytes / Math.max(file.size, 1) }),
    }).then(
      () => setJob((now) => (now.phase === "sending" ? { phase: "working", name: fileName, stage: "" } : now)),
      (failure: unknown) => {
        if (!sending.signal.aborted) {
          stop.current();
          setJob({ phase: "refused", words: inWords(failure) });
        }
      },
    );
  };

  const forget = () => {
    stop.current();
    setJob({ phase: "none" });
  };
  return { job, begin, forget };
}

async function hear(message: JobMessage, name: string, setJob: (change: Job | ((now: Job) => Job)) => void, end: () => void) {
  if (message.type === "SNAPSHOT") {
    const { stage } = message;
    if (stage !== undefined) {
      setJob((now) => (now.phase === "working" ? { phase: "working", name, stage } : now));
    }
    return;
  }
  end();
  try {
    const results = message.results ?? (await (await fetch(String(message.results_url))).json());
    setJob({ phase: "ended", name, results: readJobResults(results) });
  } catch {
    setJob({ phase: "refused", words: "The answer is there, but could not be fetched." });
  }
}

function newJobId(): string {
  return `job-${Math.floor(Date.now() / 1000)}-${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;
}
