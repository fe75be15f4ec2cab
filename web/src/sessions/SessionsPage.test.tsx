import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { refused, ServedPage, snapshot } from "../served.tsx";
import { SessionsPage } from "./SessionsPage.tsx";

const runs = ["aaaaaaaa", "bbbbbbbb", "cccccccc"].map((id, index) => snapshot({ session_id: id, started_at: `2026-01-2${9 - index}T03:00:00Z` }));
const sessions = () => ({ type: "SESSIONS", sessions: runs });

beforeEach(() => void (location.hash = ""));

test("runs are listed with links to each", async () => {
  new ServedPage({ list_sessions: sessions }).show(<SessionsPage />);

  const links = await screen.findAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["#/run/aaaaaaaa", "#/run/bbbbbbbb", "#/run/cccccccc"]);
});

test("two are compared, the earlier first, and choosing a third lets the first go", async () => {
  new ServedPage({ list_sessions: sessions }).show(<SessionsPage />);
  for (const id of ["aaaaaaaa", "bbbbbbbb", "cccccccc"]) {
    await userEvent.click(await screen.findByRole("checkbox", { name: `Compare run ${id}` }));
  }

  await userEvent.click(screen.getByRole("button", { name: /^Compare/ }));

  expect(location.hash).toBe("#/compare/cccccccc/bbbbbbbb");
});

test("a run that is deleted leaves the list", async () => {
  new ServedPage({ list_sessions: sessions, delete_session: ({ action, ...about }) => ({ type: "DELETED", generation: 1, ...about }) }).show(<SessionsPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Delete run bbbbbbbb" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete for good", hidden: true }));

  await waitFor(() => expect(screen.queryByRole("button", { name: "Delete run bbbbbbbb" })).toBeNull());
  expect(screen.getByRole("button", { name: "Delete run aaaaaaaa" })).toBeTruthy();
});

test("without runs it says where they come from", async () => {
  new ServedPage({ list_sessions: () => ({ type: "SESSIONS", sessions: [] }) }).show(<SessionsPage />);

  expect(await screen.findByText("No runs yet.")).toBeTruthy();
});

test("a failure is said and can be tried again", async () => {
  let failures = 1;
  const server = new ServedPage({ list_sessions: () => (failures-- > 0 ? refused("INTERNAL", "Something failed on our side.") : sessions()) });
  server.show(<SessionsPage />);

  expect((await screen.findByRole("alert")).textContent).toContain("Something failed on our side.");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findAllByRole("link")).toHaveLength(3);
});
