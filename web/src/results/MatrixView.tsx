import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useMemo, useRef } from "react";
import { useNarrow } from "../controls/useNarrow.ts";
import { Empty } from "../controls/Empty.tsx";
import type { FileRow, Hit, SessionView } from "../session/view.ts";
import { type Filter, filteredFiles } from "./rows.ts";
import { Toolbar } from "./Toolbar.tsx";
import { csv, save } from "./csv.ts";

const ROW = 30;
const COLUMN = 48;
const CODES = { wide: 176, narrow: 116 };
const NAMES = 148;

interface Matrix {
  codes: readonly string[];
  files: readonly FileRow[];
  hit: (code: string, file: FileRow) => Hit | undefined;
}

export function matrix(files: readonly FileRow[], code: string): Matrix {
  const wanted = code.trim().toLowerCase();
  const found = files.filter((file) => file.hits.some((hit) => hit.code.toLowerCase().includes(wanted)));
  const codes = new Set(found.flatMap((file) => file.hits.map((hit) => hit.code)));
  const byFile = new Map(found.map((file) => [file.key, new Map(file.hits.map((hit) => [hit.code, hit]))]));
  return {
    codes: [...codes].filter((one) => one.toLowerCase().includes(wanted)).sort(),
    files: found.sort((one, other) => (one.name < other.name ? -1 : 1)),
    hit: (one, file) => byFile.get(file.key)?.get(one),
  };
}

interface Properties {
  view: SessionView;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onOpen: (hit: Hit) => void;
}

/** A row for each code, a column for each file that has one; a cell says on which page. */
export function MatrixView({ view, filter, onFilter, onOpen }: Properties) {
  const files = useDeferredValue(view.files);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => matrix(filteredFiles(files, { ...wanted, code: "", status: "any" }) as FileRow[], wanted.code), [files, wanted]);
  const saveAll = () =>
    save(
      "matrix.csv",
      csv([
        ["Code", ...shown.files.map((file) => file.name)],
        ...shown.codes.map((code) => [code, ...shown.files.map((file) => shown.hit(code, file)?.page ?? "")]),
      ]),
    );
  return (
    <div className="flex flex-col gap-3">
      <Toolbar filter={filter} onFilter={onFilter} withStatus={false} shown={shown.codes.length} what="code" onSave={saveAll} />
      {shown.codes.length === 0 ? (
        <Empty title="Nothing to lay out.">Codes that were found stand here against the files they are in.</Empty>
      ) : (
        <Cells shown={shown} onOpen={onOpen} />
      )}
    </div>
  );
}

function Cells({ shown, onOpen }: { shown: Matrix; onOpen: (hit: Hit) => void }) {
  const scroller = useRef<HTMLDivElement>(null);
  const codes = useNarrow() ? CODES.narrow : CODES.wide;
  const rows = useVirtualizer({
    count: shown.codes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    useFlushSync: false,
    paddingStart: NAMES,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: shown.files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 4,
    useFlushSync: false,
    paddingStart: codes,
  });
  return (
    <div
      ref={scroller}
      role="table"
      aria-label="Codes by file"
      aria-rowcount={shown.codes.length + 1}
      aria-colcount={shown.files.length + 1}
      tabIndex={0}
      className="relative h-[clamp(18rem,calc(100dvh-26rem),60rem)] overflow-auto rounded-md border border-line bg-surface"
    >
      <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize(), width: columns.getTotalSize() }}>
        <div role="row" className="sticky top-0 z-20 bg-raised" style={{ height: NAMES }}>
          <div role="columnheader" className="sticky left-0 z-10 flex items-end border-r border-b border-line bg-raised px-3 pb-2 font-medium text-quiet" style={{ width: codes, height: NAMES }}>
            Code
          </div>
          {columns.getVirtualItems().map((column) => {
            const file = shown.files[column.index]!;
            return (
              <div
                key={file.key}
                role="columnheader"
                aria-colindex={column.index + 2}
                title={file.name}
                className="absolute top-0 flex items-end justify-center border-r border-b border-line/60 bg-raised pb-2"
                style={{ width: COLUMN, height: NAMES, transform: `translateX(${column.start}px)`, left: 0 }}
              >
                <span className="max-h-32 truncate text-xs text-quiet [direction:rtl] [writing-mode:vertical-rl]">
                  <bdi>{file.name.split("/").at(-1)}</bdi>
                </span>
              </div>
            );
          })}
        </div>
        {rows.getVirtualItems().map((row) => {
          const code = shown.codes[row.index]!;
          return (
            <div
              key={code}
              role="row"
              aria-rowindex={row.index + 2}
              className="absolute left-0 w-full border-b border-line/60"
              style={{ height: ROW, transform: `translateY(${row.start}px)`, top: 0 }}
            >
              <div role="rowheader" title={code} className="sticky left-0 z-10 truncate border-r border-line bg-surface px-3 leading-[29px] font-semibold" style={{ width: codes }}>
                {code}
              </div>
              {columns.getVirtualItems().map((column) => {
                const hit = shown.hit(code, shown.files[column.index]!);
                return (
                  <div
                    key={column.index}
                    role="cell"
                    aria-colindex={column.index + 2}
                    className="absolute top-0 border-r border-line/60"
                    style={{ width: COLUMN, height: ROW, transform: `translateX(${column.start}px)`, left: 0 }}
                  >
                    {hit && (
                      <button
                        type="button"
                        aria-label={`${code} in ${hit.fileName}, page ${hit.page}`}
                        onClick={() => onOpen(hit)}
                        className="flex size-full items-center justify-center bg-accent-soft text-xs text-accent hover:bg-accent hover:text-accent-ink focus-visible:-outline-offset-2"
                      >
                        {hit.page}
                      </button>
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
