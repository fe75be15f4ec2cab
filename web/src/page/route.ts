/** Which view the page shows: it stands behind the # of its address, so that any static server will do. */
import { useMemo, useSyncExternalStore } from "react";

export const TABS = ["hits", "files", "codes", "matrix"] as const;
export type Tab = (typeof TABS)[number];

export type Route =
  | { view: "start" }
  | { view: "sessions" }
  | { view: "single" }
  | { view: "session"; sessionId: string; tab: Tab; file: string | null; code: string | null }
  | { view: "compare"; earlier: string; later: string }
  | { view: "nowhere" };

export function read(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view = "", first = "", second = ""] = path.split("/");
  if (view === "") {
    return { view: "start" };
  }
  if (view === "document" && first === "") {
    return { view: "single" };
  }
  if (view === "runs" && first === "") {
    return { view: "sessions" };
  }
  if (view === "run" && first !== "") {
    const tab = TABS.find((known) => known === second) ?? "hits";
    const wanted = new URLSearchParams(query);
    return { view: "session", sessionId: first, tab, file: wanted.get("file"), code: wanted.get("code") };
  }
  return view === "compare" && second !== "" ? { view: "compare", earlier: first, later: second } : { view: "nowhere" };
}

export const address = {
  start: "#/",
  sessions: "#/runs",
  single: "#/document",
  session: (id: string, tab: Tab = "hits") => (tab === "hits" ? `#/run/${id}` : `#/run/${id}/${tab}`),
  /** Shows a stored file: signed when it is opened, and never kept. */
  file: (id: string, tab: Tab, file: string, code?: string) =>
    `#/run/${id}/${tab}?${new URLSearchParams(code === undefined ? { file } : { file, code })}`,
  compare: (earlier: string, later: string) => `#/compare/${earlier}/${later}`,
};

export function go(to: string): void {
  location.hash = to;
}

function watch(watcher: () => void): () => void {
  window.addEventListener("hashchange", watcher);
  return () => window.removeEventListener("hashchange", watcher);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(watch, () => location.hash);
  return useMemo(() => read(hash), [hash]);
}
