import { expect } from "vitest";

/** Puts one file in storage as a page does, and returns its upload's id. */
export async function put(
  page: string,
  name: string,
  type: string,
  content: string,
  uploadId?: string,
): Promise<string> {
  const query = new URLSearchParams({ filename: name, contentType: type, size: String(content.length) });
  if (uploadId !== undefined) {
    query.set("upload_id", uploadId);
  }
  const answer = await fetch(`${page}/upload-url?${query}`, { headers: { accept: "application/json" } });
  const signed = (await answer.json()) as { url: string; upload_id: string; headers: Record<string, string[]> };
  const headers = Object.fromEntries(Object.entries(signed.headers).map(([name, values]) => [name, values.join(",")]));
  const stored = await fetch(signed.url, { method: "PUT", body: content, headers });
  expect(stored.status, await stored.text()).toBe(200);
  return signed.upload_id;
}
