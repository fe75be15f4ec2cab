import { useEffect, useState } from "react";
import { hasEnded, type SessionView } from "../session/view.ts";
import { type Pace, pace, type Sample, sampled } from "./pace.ts";

const EVERY = 1_000;

/** Of a session while it runs. */
export function usePace(view: SessionView): Pace | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const running = view.state === "RUNNING";
  const { processed } = view;
  useEffect(() => {
    if (!running) {
      setSamples([]);
      return;
    }
    const look = () => setSamples((before) => sampled(before, { at: Date.now(), processed }));
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [running, processed]);
  return hasEnded(view) ? null : pace(samples, view.listing ? null : view.total - processed);
}
