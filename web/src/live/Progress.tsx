import { type ReactNode, useMemo } from "react";
import { Bar } from "../controls/Bar.tsx";
import { duration, number } from "../controls/numbers.ts";
import type { Summary } from "../protocol/messages.ts";
import { hasEnded, type SessionView } from "../session/view.ts";
import { usePace } from "./usePace.ts";

/** How far a run is. Every figure has its place from the beginning, so that nothing jumps. */
export function Progress({ view, summary }: { view: SessionView; summary: Summary | null }) {
  const pace = usePace(view);
  const hits = useMemo(() => [...view.files.values()].reduce((sum, file) => sum + file.hits.length, 0), [view.files]);
  const share = view.listing && !hasEnded(view) ? null : view.total === 0 ? 0 : view.processed / view.total;
  const known = view.state !== null;
  return (
    <div className="flex flex-col gap-3">
      <Bar label="Files read" share={known ? share : 0} tone={barTone(view)} />
      <dl className="grid grid-cols-3 gap-x-4 gap-y-3 sm:grid-cols-6">
        <Figure name="Files read" value={known ? number(view.processed) : "–"} />
        <Figure name={view.listing && !hasEnded(view) ? "Listed so far" : "Files in all"} value={known ? number(view.total) : "–"} />
        <Figure name="Hits" value={known ? number(hasEnded(view) ? view.totalMatches : Math.max(view.totalMatches, hits)) : "–"} tone="text-accent" />
        <Figure name="Failed or skipped" value={known ? number(view.failed) : "–"} tone={view.failed > 0 ? "text-bad" : ""} />
        {hasEnded(view) ? (
          <>
            <Figure name="Files with hits" value={summary === null ? "–" : number(summary.matched_files)} />
            <Figure name="Time taken" value={summary === null ? "–" : duration(summary.seconds)} />
          </>
        ) : (
          <>
            <Figure name="Files a second" value={pace === null ? "–" : pace.perSecond.toFixed(1)} />
            <Figure name="Time left" value={pace === null || pace.secondsLeft === null ? "–" : duration(pace.secondsLeft)} />
          </>
        )}
      </dl>
    </div>
  );
}

function Figure({ name, value, tone = "" }: { name: string; value: ReactNode; tone?: string }) {
  return (
    <div className="flex flex-col">
      <dt className="text-xs text-quiet">{name}</dt>
      <dd className={`text-lg font-semibold ${tone}`}>{value}</dd>
    </div>
  );
}

function barTone({ state, failed }: SessionView): "accent" | "good" | "warn" | "bad" {
  switch (state) {
    case "DONE":
      return failed > 0 ? "warn" : "good";
    case "CANCELLED":
    case "PAUSED":
    case "CANCELLING":
      return "warn";
    case "FAILED":
      return "bad";
    default:
      return "accent";
  }
}
