import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "../controls/Button.tsx";
import { Empty } from "../controls/Empty.tsx";
import { type Column, Grid } from "../controls/Grid.tsx";
import { Notice } from "../controls/Notice.tsx";
import { number, plural, time } from "../controls/numbers.ts";
import { StateBadge } from "../controls/StateBadge.tsx";
import { address } from "../page/route.ts";
import { csv, save } from "../results/csv.ts";
import { type UsedSession, useSession } from "../session/useSession.ts";
import { comparison, type Difference } from "./comparison.ts";

const INK: Record<Difference["what"], string> = {
  new: "text-good",
  gone: "text-warn",
  "newly missing": "text-bad",
  "newly found": "text-good",
};

const COLUMNS: readonly Column<Difference>[] = [
  { id: "what", title: "What", width: "8.5rem", value: (row) => row.what, cell: (row) => <span className={INK[row.what]}>{row.what}</span> },
  { id: "code", title: "Code", width: "clamp(7.5rem,30%,14rem)", value: (row) => row.code, cell: (row) => <b className="font-semibold">{row.code}</b> },
  { id: "file", title: "File", width: "minmax(0,1fr)", value: (row) => row.file, cell: (row) => row.file || <span className="text-quiet">in any file</span> },
];

const keyOf = (row: Difference) => `${row.what}\n${row.file}\n${row.code}`;

const KINDS = ["newly missing", "newly found", "new", "gone"] as const;

/** Two runs side by side: what is new, what is gone, which codes are newly missing. */
export default function ComparePage({ earlier, later }: { earlier: string; later: string }) {
  const [before, after] = [useSession(earlier), useSession(later)];
  const [kind, setKind] = useState<Difference["what"] | null>(null);
  const [one, other] = [useDeferredValue(before.view), useDeferredValue(after.view)];
  const all = useMemo(() => comparison(one, other), [one, other]);
  const rows = useMemo(() => (kind === null ? all : all.filter((row) => row.what === kind)), [all, kind]);
  const settled = before.phase === "settled" && after.phase === "settled";
  return (
    <>
      <h1 className="text-xl font-semibold">Two runs compared</h1>
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title="Earlier" session={before} />
        <Side title="Later" session={after} />
      </div>
      {!settled && <Notice tone="info">The rows of both runs are being fetched; a run that goes on may still change.</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        {KINDS.map((what) => (
          <Button
            key={what}
            aria-pressed={kind === what}
            onClick={() => setKind(kind === what ? null : what)}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            <span className={INK[what]}>{number(all.filter((row) => row.what === what).length)}</span> {what}
          </Button>
        ))}
        <Button
          className="ml-auto"
          disabled={rows.length === 0}
          onClick={() => save("comparison.csv", csv([["What", "Code", "File"], ...rows.map((row) => [row.what, row.code, row.file])]))}
        >
          Save as CSV
        </Button>
      </div>
      <Grid
        label="Differences"
        rows={rows}
        columns={COLUMNS}
        rowKey={keyOf}
        empty={<Empty title={settled ? "The two runs found the same." : "Nothing differs so far."}>A hit is the same where code and file are.</Empty>}
      />
    </>
  );
}

function Side({ title, session: { view, phase, words, again } }: { title: string; session: UsedSession }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-4">
      <div className="flex items-center gap-2">
        <h2 className="font-semibold">{title}</h2>
        <StateBadge state={view.state} />
        <a href={address.session(view.sessionId)} className="ml-auto text-accent underline-offset-2 hover:underline">
          Open
        </a>
      </div>
      <p>{view.startedAt ? time(view.startedAt) : "–"}</p>
      <p className="text-quiet">
        {plural(view.total, "file")}, {plural(view.totalMatches, "hit")}, {number(view.failed)} failed or skipped
      </p>
      {phase === "unknown" && <Notice tone="bad">There is no such run. It may have been deleted.</Notice>}
      {phase !== "unknown" && words && (
        <Notice tone="bad" action={<Button onClick={again}>Try again</Button>}>
          {words}
        </Notice>
      )}
    </section>
  );
}
