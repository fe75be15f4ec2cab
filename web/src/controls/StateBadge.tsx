import type { State } from "../protocol/messages.ts";

const STATES: Record<State, { words: string; look: string }> = {
  RUNNING: { words: "Running", look: "bg-accent-soft text-accent" },
  PAUSED: { words: "Paused", look: "bg-warn-soft text-warn" },
  CANCELLING: { words: "Cancelling", look: "bg-warn-soft text-warn" },
  DONE: { words: "Done", look: "bg-good-soft text-good" },
  CANCELLED: { words: "Cancelled", look: "bg-warn-soft text-warn" },
  FAILED: { words: "Failed", look: "bg-bad-soft text-bad" },
};

export function StateBadge({ state }: { state: State | null }) {
  const { words, look } = state === null ? { words: "…", look: "bg-raised text-quiet" } : STATES[state];
  return (
    <span data-testid="state" className={`rounded px-2 py-0.5 text-xs font-semibold ${look}`}>
      {words}
    </span>
  );
}
