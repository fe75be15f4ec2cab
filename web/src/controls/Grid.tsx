import {
  createColumnHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { sorted } from "./sorted.ts";
import { useNarrow } from "./useNarrow.ts";

export interface Column<Row> {
  id: string;
  title: string;
  /** A track of a CSS grid, such as `8rem` or `minmax(0,1fr)`. */
  width: string;
  /** What it is sorted by, and shown as where there is no `cell`. */
  value: (row: Row) => string | number;
  cell?: (row: Row) => ReactNode;
  numeric?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
  /** Nothing to sort by. */
  fixed?: boolean;
}

interface Properties<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Enter, or a click on the row. */
  onOpen?: (row: Row) => void;
  /** What stands here without rows. */
  empty: ReactNode;
}

const ROW = 34;
const OVERSCAN = 8;

const features = tableFeatures({ rowSortingFeature });

/**
 * A table of any length: only the rows in sight are made, by TanStack Virtual. TanStack Table keeps the columns and what is sorted
 * by; the sorting is ours, over plain rows, as a model of each of 100,000 rows would be made anew with every hit that arrives.
 * Without sorting the rows stand as they come. Rendered again only when a property changes: give it the same ones.
 */
export const Grid = memo(GridOf) as typeof GridOf;

const NO_DATA: never[] = [];

function GridOf<Row extends object>({ label, rows, columns, rowKey, onOpen, empty }: Properties<Row>) {
  const narrow = useNarrow();
  const shown = useMemo(() => columns.filter((column) => !(narrow && column.wideOnly)), [columns, narrow]);
  const [sorting, setSorting] = useState<SortingState>([]);
  const ordered = useOrder(rows, shown, useDeferredValue(sorting));
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const table = useTable({
    features,
    columns: useTableColumns(shown),
    data: NO_DATA as Row[],
    state: { sorting },
    onSortingChange: setSorting,
    manualSorting: true,
    enableMultiSort: false,
  });
  const focus = useRowFocus(ordered.length, scroller, (index) => virtual.scrollToIndex(index));
  const tracks = { gridTemplateColumns: shown.map((column) => column.width).join(" ") };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={ordered.length + 1}
      aria-colcount={shown.length}
      onKeyDown={focus.onKeyDown}
      className="relative h-[clamp(18rem,calc(100dvh-26rem),60rem)] overflow-auto rounded-md border border-line bg-surface"
    >
      <div role="rowgroup" className="sticky top-0 z-10">
        {table.getHeaderGroups().map((group) => (
          <div key={group.id} role="row" aria-rowindex={1} className="grid border-b border-line bg-raised" style={tracks}>
            {group.headers.map((header, index) => (
              <Heading
                key={header.id}
                column={shown[index]!}
                direction={header.column.getIsSorted()}
                onToggle={() => header.column.toggleSorting()}
              />
            ))}
          </div>
        ))}
      </div>
      {ordered.length === 0 ? (
        <div role="row">
          <div role="gridcell">{empty}</div>
        </div>
      ) : (
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index }) => {
            const row = ordered[index];
            return row === undefined ? null : (
              <div
                key={rowKey(row)}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                tabIndex={index === focus.index ? 0 : -1}
                onFocus={() => focus.set(index)}
                onClick={() => onOpen?.(row)}
                onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && onOpen?.(row)}
                className={`absolute inset-x-0 grid items-center border-b border-line/60 hover:bg-accent-soft focus-visible:bg-accent-soft focus-visible:-outline-offset-2 ${onOpen ? "cursor-pointer" : ""}`}
                style={{ ...tracks, height: ROW, transform: `translateY(${index * ROW}px)` }}
              >
                <Cells row={row} columns={shown} />
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** What stands in a row, which stays the same when the row moves. */
const Cells = memo(CellsOf) as unknown as typeof CellsOf;

function CellsOf<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return columns.map((column) => (
    <div key={column.id} role="gridcell" className={`truncate px-3 ${column.numeric ? "text-right" : ""}`}>
      {column.cell ? column.cell(row) : column.value(row)}
    </div>
  ));
}

function Heading<Row>({ column, direction, onToggle }: { column: Column<Row>; direction: false | "asc" | "desc"; onToggle: () => void }) {
  const Icon = direction === "asc" ? ArrowUp : direction === "desc" ? ArrowDown : ChevronsUpDown;
  const side = column.numeric ? "justify-end" : "justify-start";
  return (
    <div
      role="columnheader"
      aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : "none"}
      className="min-w-0 text-quiet"
    >
      {column.fixed ? (
        <span className={`flex px-3 py-2 ${side}`}>{column.title}</span>
      ) : (
        <button
          type="button"
          onClick={onToggle}
          className={`flex w-full items-center gap-1 px-3 py-2 font-medium hover:text-ink focus-visible:-outline-offset-2 ${side}`}
        >
          <span className="truncate">{column.title}</span>
          <Icon aria-hidden className={`size-3.5 shrink-0 ${direction ? "text-accent" : "opacity-50"}`} />
        </button>
      )}
    </div>
  );
}

function useTableColumns<Row extends object>(columns: readonly Column<Row>[]) {
  return useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor(column.value, {
          id: column.id,
          header: column.title,
          sortDescFirst: column.numeric === true,
        }),
      ),
    );
  }, [columns]);
}

function useOrder<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: SortingState): readonly Row[] {
  const [by] = sorting;
  const value = columns.find((column) => column.id === by?.id)?.value;
  return useMemo(() => (by && value ? sorted(rows, value, by.desc) : rows), [rows, value, by]);
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + 15,
  PageUp: (index) => index - 15,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One row takes part in the order of Tab; the arrows move within. */
function useRowFocus(count: number, scroller: React.RefObject<HTMLDivElement | null>, scrollTo: (index: number) => void) {
  const [index, set] = useState(0);
  const move = (to: number) => {
    set(to);
    scrollTo(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const inRow = (event.target as HTMLElement).dataset.index !== undefined;
    if (step && inRow) {
      event.preventDefault();
      move(Math.min(count - 1, Math.max(0, step(index, count))));
    }
  };
  return { index: Math.min(index, Math.max(0, count - 1)), set, onKeyDown };
}
