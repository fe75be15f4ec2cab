/** A stored file as the browser got it: told by its bytes, as the server tells it. */

export type Stored =
  | { kind: "pdf"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "picture"; blob: Blob }
  | { kind: "text"; text: string }
  | { kind: "other"; url: string };

const LARGEST = 100_000_000;

export async function fetched(url: string, signal: AbortSignal): Promise<Stored> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) {
    throw new Error(
      answer.status === 404 ? "The file is no longer stored." : `Storage did not give the file (${answer.status}). Try again.`,
    );
  }
  if (Number(answer.headers.get("content-length")) > LARGEST) {
    await answer.body?.cancel();
    return { kind: "other", url };
  }
  return told(new Uint8Array(await answer.arrayBuffer()), url);
}

export function told(bytes: Uint8Array<ArrayBuffer>, url: string): Stored {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) {
    return { kind: "pdf", bytes };
  }
  const picture = pictureType(head);
  if (picture !== undefined) {
    return { kind: "picture", blob: new Blob([bytes], { type: picture }) };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? { kind: "other", url } : { kind: "text", text };
  } catch {
    return { kind: "other", url };
  }
}

function pictureType(head: string): string | undefined {
  if (head.startsWith("\u0089PNG")) {
    return "image/png";
  }
  if (head.startsWith("\u00FF\u00D8\u00FF")) {
    return "image/jpeg";
  }
  return head.startsWith("GIF8") ? "image/gif" : undefined;
}
