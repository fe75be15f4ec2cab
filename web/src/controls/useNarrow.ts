import { useSyncExternalStore } from "react";

const query = () => window.matchMedia("(max-width: 639px)");

function watch(watcher: () => void): () => void {
  const narrow = query();
  narrow.addEventListener("change", watcher);
  return () => narrow.removeEventListener("change", watcher);
}

/** Whether the window is as narrow as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => query().matches);
}
