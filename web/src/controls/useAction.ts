import { useCallback, useState } from "react";
import { inWords } from "../connection/exchange.ts";

export interface Action {
  busy: boolean;
  /** Why the last time did not work; null when it did. */
  words: string | null;
  run: (work: () => Promise<unknown>) => void;
  forget: () => void;
}

/** Something that a button does: once at a time, and with words when it fails. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const run = useCallback((work: () => Promise<unknown>) => {
    setBusy(true);
    setWords(null);
    work()
      .catch((failure: unknown) => setWords(inWords(failure)))
      .finally(() => setBusy(false));
  }, []);
  const forget = useCallback(() => setWords(null), []);
  return { busy, words, run, forget };
}
