/** Many files on their way to storage, a few at once. */
import { backoff } from "../connection/backoff.ts";
import { inWords } from "../connection/exchange.ts";
import { AlreadyThere, type Sender, Transient } from "./upload.ts";

export interface Chosen {
  name: string;
  file: Blob;
}

export interface Upload extends Chosen {
  state: "waiting" | "sending" | "done" | "failed" | "cancelled";
  sent: number;
  reason: string;
}

export interface Totals {
  files: number;
  done: number;
  failed: number;
  cancelled: number;
  bytes: number;
  sent: number;
}

export interface UploadsView {
  /** In the order they were chosen. The same array each time: read what is shown of it. */
  uploads: readonly Upload[];
  totals: Totals;
  uploadId: string | undefined;
}

export const LARGEST_FILE = 200_000_000;
const AT_ONCE = 6;
const TRIES = 4;
const TELL_EVERY = 150;

type Wait = (milliseconds: number) => Promise<void>;
const sleep: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The first file gives the id under which all others go, so they wait for its signature alone. */
export class Uploads {
  private readonly uploads: Upload[] = [];
  private readonly names = new Set<string>();
  private readonly totals: Totals = { files: 0, done: 0, failed: 0, cancelled: 0, bytes: 0, sent: 0 };
  private readonly queue: Upload[] = [];
  private readonly aborts = new Map<Upload, AbortController>();
  private readonly watchers = new Set<() => void>();
  private readonly send: Sender;
  private readonly wait: Wait;
  private next = 0;
  private uploadId: string | undefined;
  private first: Upload | undefined;
  private view: UploadsView;
  private telling: ReturnType<typeof setTimeout> | null = null;

  constructor(send: Sender, wait: Wait = sleep) {
    this.send = send;
    this.wait = wait;
    this.view = this.looked();
  }

  /** Queues the files; returns how many were in the list already, by their names. */
  add(chosen: readonly Chosen[]): number {
    const fresh = chosen.filter(({ name }) => !this.names.has(name) && this.names.add(name));
    fresh.forEach((one) => this.enqueue({ ...one, state: "waiting", sent: 0, reason: "" }));
    this.pump();
    return chosen.length - fresh.length;
  }

  cancel(upload: Upload): void {
    if (upload.state === "waiting" || upload.state === "sending" || upload.state === "failed") {
      this.become(upload, "cancelled");
      this.aborts.get(upload)?.abort(new Error("cancelled"));
      this.pump();
    }
  }

  retry(upload: Upload): void {
    if (upload.state === "failed" || upload.state === "cancelled") {
      this.become(upload, "waiting");
      this.queue.push(upload);
      this.pump();
    }
  }

  retryFailed(): void {
    this.uploads.filter((upload) => upload.state === "failed").forEach((upload) => this.retry(upload));
  }

  cancelAll(): void {
    this.uploads.forEach((upload) => this.cancel(upload));
  }

  current = (): UploadsView => this.view;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  private enqueue(upload: Upload): void {
    this.uploads.push(upload);
    this.totals.files++;
    this.totals.bytes += upload.file.size;
    if (upload.file.size > LARGEST_FILE) {
      this.fail(upload, "larger than 200 MB; put it in parts");
    } else {
      this.queue.push(upload);
    }
  }

  private pump(): void {
    while (this.aborts.size < AT_ONCE && this.mayBegin()) {
      const upload = this.queue[this.next++];
      if (upload?.state === "waiting") {
        void this.run(upload);
      }
    }
    this.tell();
  }

  private mayBegin(): boolean {
    return this.next < this.queue.length && (this.uploadId !== undefined || this.first === undefined);
  }

  private async run(upload: Upload): Promise<void> {
    const abort = new AbortController();
    this.aborts.set(upload, abort);
    this.first ??= upload;
    this.become(upload, "sending");
    try {
      this.uploadId = await this.sendWithTries(upload, abort.signal);
      if (!abort.signal.aborted) {
        this.sentTo(upload, upload.file.size);
        this.become(upload, "done");
      }
    } catch (failure) {
      if (!abort.signal.aborted) {
        this.fail(upload, inWords(failure));
      }
    } finally {
      this.aborts.delete(upload);
      if (this.uploadId === undefined) {
        this.first = undefined;
      }
      this.pump();
    }
  }

  private async sendWithTries(upload: Upload, signal: AbortSignal): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send({
          name: upload.name,
          file: upload.file,
          uploadId: this.uploadId,
          signal,
          onSigned: (uploadId) => this.signed(uploadId),
          onProgress: (sent) => this.sentTo(upload, sent),
        });
      } catch (failure) {
        // The answer to an earlier try was lost, and the file is there.
        if (failure instanceof AlreadyThere && attempt > 1 && this.uploadId !== undefined) {
          return this.uploadId;
        }
        if (!(failure instanceof Transient) || attempt === TRIES || signal.aborted) {
          throw failure;
        }
        await this.wait(backoff(attempt));
      }
    }
  }

  private signed(uploadId: string): void {
    if (this.uploadId === undefined) {
      this.uploadId = uploadId;
      this.pump();
    }
  }

  private fail(upload: Upload, reason: string): void {
    upload.reason = reason;
    this.become(upload, "failed");
  }

  private become(upload: Upload, state: Upload["state"]): void {
    this.count(upload.state, -1, upload.file.size);
    upload.state = state;
    this.count(state, 1, upload.file.size);
    if (state !== "done" && state !== "sending") {
      this.sentTo(upload, 0);
    }
    this.tell();
  }

  private count(state: Upload["state"], by: number, size: number): void {
    if (state === "done" || state === "failed" || state === "cancelled") {
      this.totals[state] += by;
    }
    if (state === "cancelled") {
      this.totals.bytes -= by * size;
    }
  }

  private sentTo(upload: Upload, sent: number): void {
    this.totals.sent += sent - upload.sent;
    upload.sent = sent;
    this.tell();
  }

  private tell(): void {
    this.telling ??= setTimeout(() => {
      this.telling = null;
      this.view = this.looked();
      this.watchers.forEach((watcher) => watcher());
    }, TELL_EVERY);
  }

  private looked(): UploadsView {
    return { uploads: this.uploads, totals: { ...this.totals }, uploadId: this.uploadId };
  }
}
