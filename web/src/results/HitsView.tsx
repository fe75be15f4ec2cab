import { useDeferredValue, useMemo } from "react";
import { Empty } from "../controls/Empty.tsx";
import { type Column, Grid } from "../controls/Grid.tsx";
import { plural } from "../controls/numbers.ts";
import { hasEnded, type Hit, type SessionView } from "../session/view.ts";
import { csv, save } from "./csv.ts";
import { ExternalLink } from "./ExternalLink.tsx";
import { foundAs } from "./foundAs.ts";
import { beyondRows, type Filter, filteredHits, hitsOf, isFiltered } from "./rows.ts";
import { Toolbar } from "./Toolbar.tsx";

const COLUMNS: readonly Column<Hit>[] = [
  { id: "code", title: "Code", width: "clamp(7.5rem,30%,14rem)", value: (hit) => hit.code, cell: (hit) => <b className="font-semibold">{hit.code}</b> },
  { id: "file", title: "File", width: "minmax(0,1fr)", value: (hit) => hit.fileName, cell: (hit) => <span title={hit.fileName}>{hit.fileName}</span> },
  { id: "page", title: "Page", width: "5.5rem", value: (hit) => hit.page, numeric: true, wideOnly: true },
  { id: "found", title: "Found as", width: "minmax(6rem,14rem)", value: (hit) => foundAs(hit), wideOnly: true },
  { id: "link", title: "Link", width: "4rem", value: (hit) => hit.link, cell: (hit) => <ExternalLink to={hit.link} name={hit.fileName} />, fixed: true, wideOnly: true },
];

const keyOf = (hit: Hit) => `${hit.fileKey}\n${hit.code}`;

interface Properties {
  view: SessionView;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpen: (hit: Hit) => void;
}

/** Every hit, the newest first. */
export function HitsView({ view, filter, onFilter, onOpen }: Properties) {
  const files = useDeferredValue(view.files);
  const wanted = useDeferredValue(filter);
  const hits = useMemo(() => hitsOf(files), [files]);
  const rows = useMemo(() => filteredHits(hits, wanted), [hits, wanted]);
  const ended = hasEnded(view);
  const empty = useMemo(() => <NoHits ended={ended} filter={wanted} />, [ended, wanted]);
  const beyond = useMemo(() => beyondRows(files), [files]);
  const saveAll = () =>
    save("hits.csv", csv([
        ["Code", "File", "Page", "Found as", "Link"],
        ...rows.map((hit) => [hit.code, hit.fileName, hit.page, foundAs(hit), hit.link]),
      ]));
  return (
    <div className="flex flex-col gap-3">
      <Toolbar filter={filter} onFilter={onFilter} withStatus={false} shown={rows.length} what="hit" onSave={saveAll} />
      <Grid
        label="Hits"
        rows={rows}
        columns={COLUMNS}
        rowKey={keyOf}
        onOpen={onOpen}
        empty={empty}
      />
      <p className="text-quiet">
        {!ended && view.unseen > 0 && `${plural(view.unseen, "more hit")} came faster than they can be shown; they are listed at the end. `}
        {beyond.hits > 0 && `${plural(beyond.hits, "further hit")} of ${plural(beyond.files, "file")} with more than 50 codes: the report has them all.`}
      </p>
    </div>
  );
}

function NoHits({ ended, filter }: { ended: boolean; filter: Filter }) {
  if (isFiltered(filter)) {
    return <Empty title="No hit fits the filter.">Clear it to see all.</Empty>;
  }
  if (ended) {
    return (
      <Empty title="No wanted code was found.">
        Are these the right codes? They match as whole words, exactly as written. The tab Codes says which were looked for.
      </Empty>
    );
  }
  return <Empty title="No hits yet.">Each one shows here as soon as its file is read. A click shows it on its page.</Empty>;
}
