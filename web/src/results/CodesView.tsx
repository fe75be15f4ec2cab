import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { Empty } from "../controls/Empty.tsx";
import { type Column, Grid } from "../controls/Grid.tsx";
import { Notice } from "../controls/Notice.tsx";
import { number, plural } from "../controls/numbers.ts";
import type { Summary } from "../protocol/messages.ts";
import type { Hit, SessionView } from "../session/view.ts";
import { csv, save } from "./csv.ts";
import { coverage, type CodeRow, type Filter, NO_FILTER } from "./rows.ts";
import { Toolbar } from "./Toolbar.tsx";

const COLUMNS: readonly Column<CodeRow>[] = [
  { id: "code", title: "Code", width: "clamp(7.5rem,30%,14rem)", value: (row) => row.code, cell: (row) => <b className="font-semibold">{row.code}</b> },
  {
    id: "files",
    title: "Files",
    width: "6rem",
    value: (row) => row.files,
    cell: (row) => (row.files === 0 ? <span className="font-semibold text-bad">missing</span> : number(row.files)),
    numeric: true,
  },
  { id: "first", title: "First in", width: "minmax(0,1fr)", value: (row) => row.hit?.fileName ?? "", wideOnly: true },
];

const keyOf = (row: CodeRow) => row.code;
const NONE = <Empty title="No code to show.">Codes show here as they are found; those found nowhere when the run has ended.</Empty>;

interface Properties {
  view: SessionView;
  summary: Summary | null;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpen: (hit: Hit) => void;
}

/** Each wanted code and in how many files it stands, the missing ones in front. */
export function CodesView({ view, summary, filter, onFilter, onOpen }: Properties) {
  const files = useDeferredValue(view.files);
  const [onlyMissing, setOnlyMissing] = useState(false);
  const all = useMemo(() => coverage(files, summary?.missing_codes ?? []), [files, summary]);
  const search = useDeferredValue(`${filter.search} ${filter.code}`.trim().toLowerCase());
  const rows = useMemo(
    () => all.filter((row) => row.code.toLowerCase().includes(search) && (!onlyMissing || row.files === 0)),
    [all, search, onlyMissing],
  );
  const found = useMemo(() => all.filter((row) => row.files > 0).length, [all]);
  const open = useCallback((row: CodeRow) => row.hit && onOpen(row.hit), [onOpen]);
  return (
    <div className="flex flex-col gap-3">
      <Toolbar
        filter={{ ...NO_FILTER, search: filter.search, code: filter.code }}
        onFilter={onFilter}
        withStatus={false}
        shown={rows.length}
        what="code"
        onSave={() =>
          save("codes.csv", csv([["Code", "Files", "First in"], ...rows.map((row) => [row.code, row.files, row.hit?.fileName ?? ""])]))
        }
      />
      <Coverage view={view} summary={summary} found={found} />
      {summary !== null && summary.missing_codes.length > 0 && (
        <label className="flex w-fit items-center gap-2">
          <input type="checkbox" checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)} className="size-4 accent-accent" />
          Only the missing
        </label>
      )}
      <Grid
        label="Codes"
        rows={rows}
        columns={COLUMNS}
        rowKey={keyOf}
        onOpen={open}
        empty={NONE}
      />
    </div>
  );
}

function Coverage({ view, summary, found }: { view: SessionView; summary: Summary | null; found: number }) {
  if (summary === null) {
    const wanted = view.codes?.count;
    return <Notice tone="info">{wanted ? `${number(found)} of ${plural(wanted, "wanted code")} found so far.` : `${plural(found, "code")} found so far.`} The missing ones are named when the run has ended.</Notice>;
  }
  const missing = summary.missing_codes.length;
  return (
    <Notice tone={missing === 0 ? "good" : "warn"}>
      {plural(found, "code")} found, <strong>{number(missing)} missing</strong>. Codes from {summary.codes_from}.
    </Notice>
  );
}
