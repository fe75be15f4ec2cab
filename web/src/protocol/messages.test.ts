// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
// @ts-expect-error: a plain script, without types
import { generated } from "../../bin/generate-protocol.mjs";
import { read, readSummary, readUploadUrl } from "./messages.ts";

const file = (path: string) => readFileSync(`${import.meta.dirname}/../../../docs/${path}`, "utf8");

/** Each JSON block of the page, with the name that may stand behind `json`. */
const examples = [...file("PROTOCOL.md").matchAll(/^ *```json *(\w*)\n([\s\S]*?)^ *```/gm)].map(([, name, text]) => ({
  name: name!,
  json: JSON.parse(text!) as { type?: string; jobId?: string },
}));
const all = examples.filter(({ json, name }) => json.type !== undefined && name === "");
const messages = all.filter(({ json }) => json.jobId === undefined);
const ofJobs = all.filter(({ json }) => json.jobId !== undefined);

test("the types are those of the schema", async () => {
  expect(readFileSync(`${import.meta.dirname}/generated.ts`, "utf8")).toBe(await generated());
});

describe("a message of the server", () => {
  test.each(messages.map(({ json }) => [json.type, json]))("%s is read as PROTOCOL.md shows it", (_, json) => {
    expect(read(JSON.stringify(json))).toEqual({ known: json });
  });

  test.each(ofJobs.map(({ json }) => [json.type, json]))("%s of a job is read apart", (_, json) => {
    expect(read(JSON.stringify(json))).toMatchObject({ ofJob: { type: json.type, jobId: json.jobId } });
  });

  test("is read with fields that come later", () => {
    const message = { type: "MATCHES", session_id: "s", generation: 1, count: 3 };

    const incoming = read(JSON.stringify({ ...message, later: true }));

    expect(incoming).toEqual({ known: message });
  });

  test.each(["not json", "[]", '{"type":"LATER","session_id":"s"}', '{"type":"PROGRESS"}'])("is ignored when it is %s", (frame) => {
    expect(read(frame)).toBe("ignored");
  });

  test("without a type is the gateway's own failure", () => {
    expect(read('{"message":"Internal server error","requestId":"r"}')).toEqual({ failure: "Internal server error" });
  });
});

test("an upload's address and the summary are read as PROTOCOL.md shows them", () => {
  const named = (wanted: string) => examples.find(({ name }) => name === wanted)!.json;

  expect(readUploadUrl(named("UploadUrl")).upload_id).toMatch(/^6f1d2c3b/);
  expect(readSummary(named("ReportSummary")).missing_codes).toEqual(["HOLE-999"]);
});
