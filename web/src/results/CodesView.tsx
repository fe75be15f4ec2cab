import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from "react";
import { Empty } from "../controls/Empty.tsx";
import { type Column, Grid } from "../controls/Grid.tsx";
import { Notice } from "../controls/Notice.tsx";
import { number, plural } from "../controls/numbers.ts";
import type { Summary } from "../protocol/messages.ts";
import type { Hit, SessionView } from "../session/view.ts";
import { csv, save } from "./csv.ts";
import { coverage, type CodeRow, type Filter, NO_FILTER } from "./rows.ts";
import { Toolbar } from "./Toolbar.tsx";

const columns = (nowhere: ReactNode): readonly Column<CodeRow>[] => [
  { id: "code", title: "Code", width: "clamp(7.5rem,30%,14rem)", value: (row) => row.code, cell: (row) => <b className="font-semibold">{row.code}</b> },
  {
    id: "files",
    title: "Files",
    width: "6rem",
    value: (row) => row.files,
    cell: (row) => (row.files === 0 ? nowhere : number(row.files)),
    numeric: true,
  },
  { id: "first", title: "First in", width: "minmax(0,1fr)", value: (row) => row.hit?.fileName ?? "", wideOnly: true },
];

const SO_FAR = columns(<span className="text-quiet">not yet</span>);
const AT_THE_END = columns(<span className="font-semibold text-bad">missing</span>);

const keyOf = (row: CodeRow) => row.code;
const NONE = <Empty title="No code to show.">Codes show here as they are found.</Empty>;

interface Properties {
  view: SessionView;
  summary: Summary | null;
  wanted: readonly string[] | null;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpen: (hit: Hit) => void;
}

/** Each wanted code and in how many files it stands, the missing ones in front. */
export function CodesView({ view, summary, wanted, filter, onFilter, onOpen }: Properties) {
  const files = useDeferredValue(view.files);
  const [onlyMissing, setOnlyMissing] = useState(false);
  const nowhere = summary?.missing_codes ?? wanted;
  const all = useMemo(() => coverage(files, nowhere ?? []), [files, nowhere]);
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
      <Coverage view={view} summary={summary} found={found} wanted={wanted} />
      {found < all.length && (
        <label className="flex w-fit items-center gap-2">
          <input type="checkbox" checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)} className="size-4 accent-accent" />
          {summary === null ? "Only those not found so far" : "Only the missing"}
        </label>
      )}
      <Grid
        label="Codes"
        rows={rows}
        columns={summary === null ? SO_FAR : AT_THE_END}
        rowKey={keyOf}
        onOpen={open}
        empty={NONE}
      />
    </div>
  );
}

function Coverage({ view, summary, found, wanted }: { found: number } & Pick<Properties, "view" | "summary" | "wanted">) {
  if (summary === null) {
    const count = wanted?.length ?? view.codes?.count;
    return (
      <Notice tone="info">
        {count ? `${number(found)} of ${plural(count, "wanted code")} found so far.` : `${plural(found, "code")} found so far.`}
        {wanted === null && " The missing ones are named when the run has ended."}
      </Notice>
    );
  }
  const missing = summary.missing_codes.length;
  return (
    <Notice tone={missing === 0 ? "good" : "warn"}>
      {plural(found, "code")} found, <strong>{number(missing)} missing</strong>. Codes from {summary.codes_from}.
    </Notice>
  );
}
