import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { type Answers, refused, ServedPage, session_id } from "../served.tsx";
import type { NoticeChannel } from "../protocol/requests.ts";
import { remembered } from "./memory.ts";
import { StartPage } from "./StartPage.tsx";

const understood = {
  type: "CODES",
  codes: { count: 3, duplicates: 1, odd: 1, from: 'sheet "Codes", column B "Hole code"' },
  sample: ["HOLE-1", "HOLE-2"],
  odd_ones: [{ code: "??", why: "has no digit" }],
};

const started = () => ({
  type: "STARTED",
  session_id,
  generation: 1,
  message: "Processing started",
  timestamp: "2026-01-20T03:00:00Z",
  codes: { count: 1, duplicates: 0, odd: 0, from: "target_hole_codes" },
});

const LINK = "https://drive.google.com/drive/folders/abc";

function shown(answers: Answers, notices: NoticeChannel[] = []): ServedPage {
  const server = new ServedPage(answers);
  server.show(<StartPage />, "open", notices);
  return server;
}

async function pasteLink(): Promise<void> {
  await userEvent.click(screen.getByRole("tab", { name: "Google Drive" }));
  await userEvent.type(screen.getByLabelText("Link of a Drive folder"), LINK);
}

async function typeCodes(codes: string): Promise<void> {
  await userEvent.click(screen.getByRole("tab", { name: "Typed" }));
  await userEvent.type(screen.getByRole("textbox", { name: /Codes, one a line/ }), codes);
}

const start = () => screen.getByRole<HTMLButtonElement>("button", { name: /^Start/ });

beforeEach(() => {
  location.hash = "";
  localStorage.clear();
});

describe("the start", () => {
  test("waits until there are documents, and says so", () => {
    shown({});

    expect(start().disabled).toBe(true);
    expect(screen.getByText("Choose documents first.")).toBeTruthy();
  });

  test("is one run when it is clicked twice, and leads to it", async () => {
    const server = shown({ start_scan: started });
    await pasteLink();

    await userEvent.dblClick(start());

    await waitFor(() => expect(location.hash).toBe(`#/run/${session_id}`));
    expect(server.sent("start_scan")).toHaveLength(1);
    expect(server.sent("start_scan")[0]).toMatchObject({ drive_link: LINK });
  });

  test("that is refused says why and can be tried again as the same run", async () => {
    let refusals = 1;
    const server = shown({ start_scan: () => (refusals-- > 0 ? refused("DRIVE_UNAVAILABLE", "Download the folder.") : started()) });
    await pasteLink();
    await userEvent.click(start());
    expect((await screen.findByRole("alert")).textContent).toBe("Download the folder.");

    await userEvent.click(start());

    await waitFor(() => expect(location.hash).toBe(`#/run/${session_id}`));
    const [first, second] = server.sent("start_scan");
    expect(second!.request_id).toBe(first!.request_id);
  });

  test("is remembered, to be started again as another run", async () => {
    shown({ start_scan: started });
    await pasteLink();
    await userEvent.click(start());
    await waitFor(() => expect(remembered(session_id)?.request).toEqual({ action: "start_scan", drive_link: LINK }));
  });

  test("sends a pattern where no codes are given", async () => {
    const server = shown({ start_scan: started });
    await pasteLink();
    await userEvent.click(screen.getByText(/Without codes, everything/));
    await userEvent.type(screen.getByLabelText("What a code looks like"), "HOLE-.+");
    await userEvent.click(start());

    await waitFor(() => expect(server.sent("start_scan")[0]).toMatchObject({ code_pattern: "HOLE-.+" }));
  });

  test("asks for look-alikes too where they are wanted", async () => {
    const server = shown({ start_scan: started });
    await pasteLink();
    await userEvent.click(screen.getByLabelText(/Also take look-alikes/));
    await userEvent.click(start());

    await waitFor(() => expect(server.sent("start_scan")[0]).toMatchObject({ match: "lenient" }));
  });
});

describe("a notice where nobody is connected", () => {
  const choice = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "When nobody is connected" });

  test("is offered by the channels of the deployment alone, and is asked for where it is chosen", async () => {
    const server = shown({ start_scan: started }, ["webhook"]);
    expect([...choice().options].map(({ text }) => text)).toEqual(["No notice", "Webhook"]);
    await pasteLink();
    await userEvent.selectOptions(choice(), "Webhook");
    await userEvent.click(start());

    await waitFor(() => expect(server.sent("start_scan")[0]).toMatchObject({ notify: "webhook" }));
    expect(remembered(session_id)?.request.notify).toBe("webhook");
  });

  test("is not asked for unless it is chosen", async () => {
    const server = shown({ start_scan: started }, ["email", "webhook"]);
    await pasteLink();
    await userEvent.selectOptions(choice(), "E-mail");
    await userEvent.selectOptions(choice(), "No notice");
    await userEvent.click(start());

    await waitFor(() => expect(server.sent("start_scan")).toHaveLength(1));
    expect(server.sent("start_scan")[0]).not.toHaveProperty("notify");
  });

  test("is not spoken of where the deployment gives none", () => {
    shown({});

    expect(screen.queryByText("When nobody is connected")).toBeNull();
  });

  test("that the server cannot give is said in its words, and can be left out", async () => {
    const words = "this deployment gives no notice by email: choose none (leave notify out), and stay connected";
    const server = shown({ start_scan: (request) => ("notify" in request ? refused("BAD_FIELD", words) : started()) }, ["email"]);
    await pasteLink();
    await userEvent.selectOptions(choice(), "E-mail");
    await userEvent.click(start());
    expect((await screen.findByRole("alert")).textContent).toBe(words);

    await userEvent.selectOptions(choice(), "No notice");
    await userEvent.click(start());

    await waitFor(() => expect(location.hash).toBe(`#/run/${session_id}`));
    expect(server.sent("start_scan")).toHaveLength(2);
  });
});

describe("the codes", () => {
  test("are shown as the server's own reader understood them, before the start", async () => {
    const server = shown({ preview_codes: () => understood, start_scan: started });
    await pasteLink();
    await typeCodes("HOLE-1, HOLE-2\nHOLE-2;??");

    const said = await screen.findByText(/from sheet "Codes", column B "Hole code"; 1 entry repeats another/);
    expect(said.textContent).toContain("3 codes");
    expect(screen.getByText(/1 code looks odd/)).toBeTruthy();
    await userEvent.click(start());
    await waitFor(() =>
      expect(server.sent("start_scan")[0]).toMatchObject({ target_hole_codes: ["HOLE-1", "HOLE-2", "HOLE-2", "??"] }),
    );
  });

  test("that cannot be read keep the run from starting, with the reason", async () => {
    shown({ preview_codes: () => refused("BAD_CODES", "A code is longer than 200 characters.") });
    await pasteLink();
    await typeCodes("X");

    expect((await screen.findByRole("alert")).textContent).toBe("A code is longer than 200 characters.");
    expect(start().disabled).toBe(true);
  });
});
