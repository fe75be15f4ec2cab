import { readFile } from "node:fs/promises";
import { afterEach, expect, inject, test } from "vitest";
import { Client, type ServerMessage } from "./client.ts";

const clients: Client[] = [];

afterEach(() => clients.splice(0).forEach((client) => client.close()));

const newJob = () => `job-${Math.floor(Date.now() / 1000)}-${crypto.randomUUID().replaceAll("-", "")}`;

async function follower(jobId: string): Promise<Client> {
  const client = await Client.connect(inject("socket"));
  clients.push(client);
  client.send({ action: "subscribe", jobId });
  return client;
}

/** As a program does that asks for the address alone: the headers are those of the protocol. */
async function send(jobId: string): Promise<void> {
  await put(jobId, "cover.png", "image/png", await readFile(new URL("../../events/cover.png", import.meta.url)));
}

const address = (filename: string, contentType: string) =>
  fetch(`${inject("page")}/upload-url?${new URLSearchParams({ filename, contentType })}`);

async function put(jobId: string, name: string, contentType: string, body: BodyInit): Promise<void> {
  const signed = await address(`${jobId}/${name}`, contentType);
  const stored = await fetch(await signed.text(), {
    method: "PUT",
    body,
    headers: { "content-type": contentType, "if-none-match": "*" },
  });
  expect(stored.status, await stored.text()).toBe(200);
}

/** Whatever else the server had to say stands before its answer to a ping. */
async function expectNoMore(client: Client): Promise<void> {
  client.send({ action: "ping" });
  expect((await client.until("PONG")).map(({ type }) => type)).toEqual(["PONG"]);
}

/** With Tesseract the book, without it the reason: one end in any case. */
function expectAnEnd(message: ServerMessage, jobId: string): void {
  expect(message).toMatchObject({ type: "processingComplete", jobId });
  const results = message.results as { status: string; reason?: string; books?: { title: string }[] };
  if (results.status === "done") {
    expect(results.books?.map(({ title }) => title)).toContain("Piping handbook");
  } else {
    expect(results.reason).toContain("tesseract");
  }
}

test("a picture is answered once to every socket that follows its job", async () => {
  const jobId = newJob();
  const both = [await follower(jobId), await follower(jobId)];

  await send(jobId);

  for (const client of both) {
    const heard = await client.until("processingComplete");
    expect(heard.map(({ type }) => type)).toEqual(["SNAPSHOT", "processingComplete"]);
    expectAnEnd(heard.at(-1)!, jobId);
  }
  for (const client of both) {
    await expectNoMore(client);
  }
});

test("a socket that was cut in between is told when it is back, and who comes afterwards too", async () => {
  const jobId = newJob();
  const first = await follower(jobId);
  await first.until("SNAPSHOT");
  await send(jobId);
  first.cut();

  const back = await follower(jobId);
  expectAnEnd((await back.until("processingComplete")).at(-1)!, jobId);

  const late = await follower(jobId);
  const [snapshot, end] = await late.until("processingComplete");
  expect(snapshot).toMatchObject({ type: "SNAPSHOT", state: "DONE" });
  expectAnEnd(end!, jobId);
});

test("a text becomes a PDF that its client can fetch, now and when it comes back", async () => {
  const jobId = newJob();
  const client = await follower(jobId);

  await put(jobId, "list of Öfen.txt", "text/plain", "HOLE-12\n");

  const told = (await client.until("processingComplete")).at(-1)!;
  const asked = (await (await follower(jobId)).until("processingComplete")).at(-1)!;
  for (const { results } of [told, asked]) {
    expect(JSON.stringify(results)).not.toContain("s3://");
    expect(results).toMatchObject({ status: "done" });
    const pdf = await fetch((results as { pdf_url: string }).pdf_url);
    expect(pdf.headers.get("content-disposition")).toContain("list%20of%20%C3%96fen.txt.pdf");
    expect(await pdf.text()).toMatch(/^%PDF-/);
  }
});

test("a job takes one document, and who sends a second is told before it is put", async () => {
  const jobId = newJob();
  await put(jobId, "list.txt", "text/plain", "HOLE-12\n");

  const second = await address(`${jobId}/other.txt`, "text/plain");

  expect(second.status).toBe(409);
  expect(await second.text()).toContain("make another");
  const client = await follower(jobId);
  expect((await client.until("processingComplete")).at(-1)).toMatchObject({ results: { status: "done" } });
});
