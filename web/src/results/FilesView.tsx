import { useDeferredValue, useMemo } from "react";
import { Empty } from "../controls/Empty.tsx";
import { type Column, Grid } from "../controls/Grid.tsx";
import { type FileRow, hasEnded, type SessionView } from "../session/view.ts";
import { csv, save } from "./csv.ts";
import { ExternalLink } from "./ExternalLink.tsx";
import { type Filter, filteredFiles, isFiltered, statusOf } from "./rows.ts";
import { Toolbar } from "./Toolbar.tsx";

const INK = { any: "", found: "text-accent", clean: "text-quiet", failed: "text-bad", skipped: "text-warn" };

const COLUMNS: readonly Column<FileRow>[] = [
  { id: "file", title: "File", width: "minmax(0,1fr)", value: (row) => row.name, cell: (row) => <span title={row.name}>{row.name}</span> },
  { id: "status", title: "Status", width: "6.5rem", value: (row) => row.status, cell: (row) => <span className={INK[statusOf(row)]}>{row.status}</span> },
  { id: "count", title: "Codes", width: "5.5rem", value: (row) => row.codeCount, numeric: true, wideOnly: true },
  {
    id: "what",
    title: "Found, or why not",
    width: "minmax(0,1.2fr)",
    value: what,
    cell: (row) => <span title={what(row)}>{what(row)}</span>,
  },
  { id: "link", title: "Link", width: "4rem", value: (row) => row.link, cell: (row) => <ExternalLink to={row.link} name={row.name} />, fixed: true, wideOnly: true },
];

function what(row: FileRow): string {
  return row.reason || row.hits.map((hit) => hit.code).join(", ");
}

const keyOf = (row: FileRow) => row.key;

interface Properties {
  view: SessionView;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpen: (row: FileRow) => void;
}

const NONE_FITS = <Empty title="No file fits the filter.">Clear it to see all.</Empty>;
const NONE_YET = <Empty title="No file was read yet.">Files with codes and files that fail show at once, all others at the end.</Empty>;

/** Every file with its status, failures with their reason. */
export function FilesView({ view, filter, onFilter, onOpen }: Properties) {
  const files = useDeferredValue(view.files);
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => filteredFiles(files, wanted), [files, wanted]);
  const saveAll = () =>
    save(
      "files.csv",
      csv([["File", "Status", "Codes", "Found, or why not", "Link"], ...rows.map((row) => [row.name, row.status, row.codeCount, what(row), row.link])]),
    );
  return (
    <div className="flex flex-col gap-3">
      <Toolbar filter={filter} onFilter={onFilter} withStatus shown={rows.length} what="file" onSave={saveAll} />
      <Grid
        label="Files"
        rows={rows}
        columns={COLUMNS}
        rowKey={keyOf}
        onOpen={onOpen}
        empty={isFiltered(wanted) ? NONE_FITS : NONE_YET}
      />
      {!hasEnded(view) && <p className="text-quiet">Files without codes are listed when the run has ended.</p>}
    </div>
  );
}
