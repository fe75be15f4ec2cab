/** One file to storage: an address is signed for it, then it is put there. */
import { readSingleUploadUrl, readUploadUrl, type UploadUrl } from "../protocol/messages.ts";
import type { NoticeChannel } from "../protocol/requests.ts";

/** What may help when it is tried again. */
export class Transient extends Error {}

/** Something lies at this name already: of an earlier try, or of another file. */
export class AlreadyThere extends Error {}

export interface Sending {
  name: string;
  file: Blob;
  /** Of the first file of this run; absent for that file itself. */
  uploadId: string | undefined;
  signal: AbortSignal;
  /** Hears the upload's id as soon as there is one. */
  onSigned: (uploadId: string) => void;
  onProgress: (bytes: number) => void;
}

export type Sender = (sending: Sending) => Promise<string>;

const AS_BYTES = "application/octet-stream";

/** Sends to the storage that the HTTP API signs for; returns the upload's id. */
export function storageSender(httpUrl: string): Sender {
  return async (sending) => {
    const signed = await sign(httpUrl, sending);
    sending.onSigned(signed.upload_id);
    await put(signed, sending);
    return signed.upload_id;
  };
}

/** A document that is a job of its own; its name begins with the job's id. */
export interface SendingDocument extends Pick<Sending, "name" | "file" | "signal" | "onProgress"> {
  notify: NoticeChannel | undefined;
}

export async function sendDocument(httpUrl: string, sending: SendingDocument): Promise<void> {
  const query = question(sending);
  if (sending.notify !== undefined) {
    query.set("notify", sending.notify);
  }
  await put(readSingleUploadUrl(await signed(httpUrl, query, sending.signal)), sending);
}

async function sign(httpUrl: string, sending: Sending): Promise<UploadUrl> {
  const query = question(sending);
  if (sending.uploadId !== undefined) {
    query.set("upload_id", sending.uploadId);
  }
  return readUploadUrl(await signed(httpUrl, query, sending.signal));
}

function question({ name, file }: Pick<Sending, "name" | "file">): URLSearchParams {
  return new URLSearchParams({ filename: name, contentType: file.type || AS_BYTES, size: String(file.size) });
}

async function signed(httpUrl: string, query: URLSearchParams, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(`${httpUrl}/upload-url?${query}`, { headers: { accept: "application/json" }, signal }).catch(
    (failure: unknown) => {
      throw signal.aborted ? failure : new Transient("no connection to the server");
    },
  );
  if (!answer.ok) {
    throw refusal(answer.status, await answer.text());
  }
  return answer.json();
}

/** By XMLHttpRequest, because fetch tells nothing of what has left. */
function put(
  { url, headers }: Pick<UploadUrl, "url" | "headers">,
  { file, signal, onProgress }: Pick<Sending, "file" | "signal" | "onProgress">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== "content-length")
      .forEach(([name, values]) => request.setRequestHeader(name, values.join(",")));
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status < 300 ? resolve() : reject(refusal(request.status, "")));
    request.onerror = () => reject(new Transient("the connection to storage broke"));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function refusal(status: number, words: string): Error {
  if (status === 412) {
    return new AlreadyThere("a file of this name is there already");
  }
  if (status >= 500 || status === 429) {
    return new Transient(`storage answered ${status}`);
  }
  return new Error(words.trim() || `storage refused it with ${status}`);
}
