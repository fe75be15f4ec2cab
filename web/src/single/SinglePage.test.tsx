import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ServedPage } from "../served.tsx";
import type { sendDocument } from "../start/upload.ts";
import { SinglePage } from "./SinglePage.tsx";

const names: string[] = [];
const types: string[] = [];
const asked: (string | undefined)[] = [];
const stored: typeof sendDocument = async (_, { name, file, notify }) => {
  names.push(name);
  asked.push(notify);
  types.push(file.type);
};

beforeEach(() => {
  names.length = 0;
  types.length = 0;
  asked.length = 0;
});

const cover = () => new File(["x"], "cover.png", { type: "image/png" });
const jobOf = (name: string | undefined) => name?.split("/")[0] ?? "";

async function sent(document = cover()): Promise<{ server: ServedPage; jobId: string }> {
  const server = new ServedPage({});
  server.show(<SinglePage send={stored} />);
  await userEvent.upload(screen.getByLabelText("Choose a document", { selector: "input" }), document);
  await screen.findByText("Waiting for its turn");
  return { server, jobId: jobOf(names[0]) };
}

test("the job is followed before its picture is sent, under an id of this page", async () => {
  const { server, jobId } = await sent();

  expect(jobId).toMatch(/^job-[0-9]+-[a-z0-9]+$/);
  expect(names).toEqual([`${jobId}/cover.png`]);
  expect(server.sent("subscribe")[0]).toMatchObject({ jobId });
});

test("the stage and then the book are shown", async () => {
  const { server, jobId } = await sent();

  server.say({ type: "SNAPSHOT", jobId, state: "RUNNING", stage: "bedrock" });
  expect(await screen.findByText("Naming books that it may be of")).toBeTruthy();

  const books = [{ title: "Piping handbook", authors: ["Mohinder L. Nayyar"], year: 1992, catalogueKey: "/works/1" }];
  server.say({ type: "processingComplete", jobId, results: { status: "done", books, totalCandidates: 3, validatedBooks: 1 } });
  expect(await screen.findByText("Piping handbook")).toBeTruthy();
  expect(screen.getByText("Mohinder L. Nayyar · 1992")).toBeTruthy();
});

test.each(["text/plain", ""])("a text of the type %o is converted, and its PDF can be downloaded", async (type) => {
  const { server, jobId } = await sent(new File(["HOLE-1"], "List.TXT", { type }));
  expect(types).toEqual(["text/plain"]);

  server.say({ type: "SNAPSHOT", jobId, state: "RUNNING", stage: "convert" });
  expect(await screen.findByText("Making the PDF")).toBeTruthy();

  const pdf_url = "https://storage.example.com/list.txt.pdf?signature=abc";
  server.say({ type: "processingComplete", jobId, results: { status: "done", pdf_url } });
  const link = await screen.findByRole("link", { name: "Download the PDF" });
  expect(link.getAttribute("href")).toBe(pdf_url);
});

test("an address that is none of the web is no link", async () => {
  const { server, jobId } = await sent();

  server.say({ type: "processingComplete", jobId, results: { status: "done", pdf_url: "javascript:alert(1)" } });

  expect((await screen.findByRole("alert")).textContent).toContain("could not be fetched");
  expect(screen.queryByRole("link")).toBeNull();
});

test("a job that failed says why, and another can be begun", async () => {
  const { server, jobId } = await sent();

  server.say({ type: "processingComplete", jobId, results: { status: "failed", stage: "textract", reason: "no text could be read" } });
  expect((await screen.findByRole("alert")).textContent).toContain("no text could be read");

  await userEvent.click(screen.getByRole("button", { name: "Another" }));
  expect(screen.getByRole("group", { name: "A document" })).toBeTruthy();
});

test("what another job says is not shown", async () => {
  const { server } = await sent();

  server.say({ type: "processingComplete", jobId: "job-1-other", results: { status: "done", books: [] } });

  await waitFor(() => expect(screen.getByText("Waiting for its turn")).toBeTruthy());
});

test("a notice where nobody is connected is asked for with the document, for the next one too", async () => {
  const server = new ServedPage({});
  server.show(<SinglePage send={stored} />, "open", ["email", "webhook"]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "When nobody is connected" }), "E-mail");
  for (const sent of [1, 2]) {
    await userEvent.upload(screen.getByLabelText("Choose a document", { selector: "input" }), cover());
    await waitFor(() => expect(asked).toHaveLength(sent));
    server.say({ type: "processingComplete", jobId: jobOf(names.at(-1)), results: { status: "done", books: [] } });
    await userEvent.click(await screen.findByRole("button", { name: "Another" }));
  }

  expect(asked).toEqual(["email", "email"]);
});

test("no notice is spoken of or asked for where the deployment gives none", async () => {
  await sent();

  expect(asked).toEqual([undefined]);
  expect(screen.queryByText("When nobody is connected")).toBeNull();
});

test("a refusal is said in the server's words", async () => {
  const refuses: typeof sendDocument = () => Promise.reject(new Error("books are not recognised by this deployment"));
  new ServedPage({}).show(<SinglePage send={refuses} />);

  await userEvent.upload(screen.getByLabelText("Choose a document", { selector: "input" }), cover());

  expect((await screen.findByRole("alert")).textContent).toContain("books are not recognised");
});
