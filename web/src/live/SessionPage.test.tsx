import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { remember } from "../start/memory.ts";
import { type Answers, refused, ServedPage, session_id, snapshot } from "../served.tsx";
import type { Tab } from "../page/route.ts";
import { SessionPage } from "./SessionPage.tsx";

const about = { session_id, generation: 1 };
const noRows = () => ({ type: "RESULTS", ...about, rows: [], cursor: null, done: true });
const report = () => ({ type: "REPORT", ...about, download_url: "http://api.test/r.xlsx", summary_url: "http://api.test/s" });
const state = (to: string) => ({ type: "STATE", ...about, state: to });
const ended = (change: object = {}) => snapshot({ state: "DONE", processed: 10, ...change });

const row = {
  file_name: "a.pdf",
  file_key: "a.pdf",
  generation: 1,
  status: "1 Code",
  code_count: 1,
  codes: [{ hole_code: "HOLE-2", page: 1, text: "HOLE -2", match: "lenient", rules: ["SPACE"], source: "text" }],
  pdf_link: "",
};
const oneRow = () => ({ ...noRows(), rows: [row] });
const codesLink = () => ({ type: "CODES_LINK", ...about, codes_url: "http://api.test/codes.json" });

interface At {
  tab?: Tab;
  file?: string;
  code?: string;
}

function shown(answers: Answers, open: "open" | "lost" = "open", { tab = "hits", file, code }: At = {}): ServedPage {
  const server = new ServedPage({ get_results: noRows, get_report: report, get_codes: codesLink, ...answers });
  server.show(<SessionPage view="session" sessionId={session_id} tab={tab} file={file ?? null} code={code ?? null} />, open);
  return server;
}

const button = (name: RegExp) => screen.queryByRole("button", { name });

beforeEach(() => {
  localStorage.clear();
  location.hash = "";
  const summary = { missing_codes: [], matched_files: 1, total_files: 10, total_matches: 1, failed_count: 0, skipped_count: 0, seconds: 75, codes_from: "typed" };
  const wanted = { codes: ["HOLE-1", "HOLE-2", "HOLE-3"], from: "typed", duplicates: 0, odd: 0, lenient: false };
  vi.stubGlobal("fetch", async (url: string) => new Response(JSON.stringify(url.endsWith("codes.json") ? wanted : summary)));
});

afterEach(() => void vi.unstubAllGlobals());

describe("a run", () => {
  test("that goes on can be paused, and then resumed", async () => {
    shown({ subscribe: () => snapshot(), pause_scan: () => state("PAUSED"), resume_scan: () => state("RUNNING") });

    await userEvent.click(await screen.findByRole("button", { name: "Pause" }));
    expect(await screen.findByText("Paused", { selector: "[data-testid=state]" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Resume" }));

    expect(await screen.findByText("Running")).toBeTruthy();
  });

  test("that goes on names the wanted codes that are not found so far, whoever started it", async () => {
    shown({ subscribe: () => snapshot(), get_results: oneRow }, "open", { tab: "codes" });

    expect(await screen.findByText("1 of 3 wanted codes found so far.")).toBeTruthy();
    await userEvent.click(screen.getByLabelText("Only those not found so far"));
    expect(screen.getByTestId("shown").textContent).toBe("2 codes");
  });

  test("is cancelled only when the question is answered", async () => {
    const server = shown({ subscribe: () => snapshot(), cancel_scan: () => state("CANCELLING") });

    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    const question = screen.getByRole("dialog", { name: "Cancel this run?", hidden: true });
    expect(server.sent("cancel_scan")).toHaveLength(0);
    await userEvent.click(within(question).getByRole("button", { name: "Cancel the run", hidden: true }));

    expect(await screen.findByText("Cancelling")).toBeTruthy();
    expect(button(/^Cancel$/)).toBeNull();
  });

  test("that has ended offers its report, a retry of what failed, and how long it took", async () => {
    const server = shown({ subscribe: () => ended({ failed: 3 }), retry_failed: () => ({ ...state("RUNNING"), generation: 2 }) });

    expect(await screen.findByRole("button", { name: "Download the report" })).toBeTruthy();
    expect(await screen.findByText("1 min 15 s")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retry 3 files" }));

    await waitFor(() => expect(server.sent("retry_failed")).toHaveLength(1));
    expect(await screen.findByText(/retry 1/)).toBeTruthy();
  });

  test("asks for a fresh address at each click on the report", async () => {
    const server = shown({ subscribe: () => ended() });
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    const download = await screen.findByRole("button", { name: "Download the report" });
    await waitFor(() => expect(server.sent("get_report")).toHaveLength(1));

    await userEvent.click(download);
    await waitFor(() => expect(server.sent("get_report")).toHaveLength(2));
    await userEvent.click(download);
    await waitFor(() => expect(server.sent("get_report")).toHaveLength(3));
  });

  test("that this browser started is started again with the same settings, as another run", async () => {
    const other = "00000000-0000-4000-8000-000000000000";
    const started = { type: "STARTED", session_id: other, generation: 1, message: "", timestamp: "2026-01-20T03:00:00Z", codes: { count: 1, duplicates: 0, odd: 0, from: "typed" } };
    remember({ ...started, type: "STARTED", session_id }, { action: "start_scan", request_id: "first", upload_id: "u", target_hole_codes: ["H-1"], notify: "webhook" });
    const server = shown({ subscribe: () => ended(), start_scan: () => started });

    await userEvent.click(await screen.findByRole("button", { name: "Start again" }));

    await waitFor(() => expect(location.hash).toBe(`#/run/${other}`));
    expect(server.sent("start_scan")[0]).toMatchObject({ upload_id: "u", target_hole_codes: ["H-1"] });
    expect(server.sent("start_scan")[0]!.request_id).not.toBe("first");
    expect(server.sent("start_scan")[0], "a notice that is not given any more").not.toHaveProperty("notify", "webhook");
  });

  test("is not deleted where the server refuses, and the page says why", async () => {
    shown({ subscribe: () => ended(), delete_session: () => refused("WRONG_STATE", "Cancel it first.") });

    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    await userEvent.click(screen.getByRole("button", { name: "Delete for good", hidden: true }));

    expect((await screen.findByRole("alert")).textContent).toContain("Cancel it first.");
    expect(location.hash).toBe("");
  });

  test("is deleted, and the list of runs shown", async () => {
    shown({ subscribe: () => ended(), delete_session: () => ({ type: "DELETED", session_id, generation: 1 }) });

    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    await userEvent.click(screen.getByRole("button", { name: "Delete for good", hidden: true }));

    await waitFor(() => expect(location.hash).toBe("#/runs"));
  });
});

describe("the page behind a hit", () => {
  test("is the text as it stood where the file is not stored", async () => {
    const notStored = () => refused("NO_STORED_FILE", "This file came as text.");
    const server = shown({ subscribe: () => snapshot(), get_results: oneRow, get_file_link: notStored }, "open", { file: "a.pdf", code: "HOLE-2" });

    expect((await screen.findByLabelText("HOLE-2 as it stood in a.pdf")).textContent).toBe("HOLE -2");
    expect(screen.getByText("This file came as text.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Try again", hidden: true })).toBeNull();
    expect(server.sent("get_file_link")[0]).toMatchObject({ session_id, file_key: "a.pdf" });
  });
});

describe("in words", () => {
  test("a run that another page deleted", async () => {
    const server = shown({ subscribe: () => snapshot() });
    await screen.findByRole("button", { name: "Pause" });

    act(() => server.say({ type: "DELETED", session_id, generation: 1 }));

    expect(await screen.findByText("There is no such run.")).toBeTruthy();
  });

  test("an unknown run", async () => {
    shown({ subscribe: () => refused("UNKNOWN_SESSION", "No.") });

    expect(await screen.findByText("There is no such run.")).toBeTruthy();
  });

  test("a refused action", async () => {
    shown({ subscribe: () => snapshot(), pause_scan: () => refused("WRONG_STATE", "The run has ended already.") });
    await userEvent.click(await screen.findByRole("button", { name: "Pause" }));

    expect((await screen.findByRole("alert")).textContent).toBe("The run has ended already.");
  });

  test("a lost connection", async () => {
    shown({ subscribe: () => snapshot() }, "lost");

    expect(await screen.findByText(/connection is lost and is tried again/)).toBeTruthy();
  });

  test("a run that failed", async () => {
    shown({ subscribe: () => snapshot({ state: "FAILED", problem: "The source holds no files." }) });

    expect((await screen.findByRole("alert")).textContent).toBe("The source holds no files.");
  });
});
