import { FileDown, Search, X } from "lucide-react";
import { Button } from "../controls/Button.tsx";
import { plural } from "../controls/numbers.ts";
import { type Filter, isFiltered, NO_FILTER, STATUSES, type StatusFilter } from "./rows.ts";

const STATUS_WORDS: Record<StatusFilter, string> = {
  any: "Any status",
  found: "With codes",
  clean: "No codes",
  failed: "Failed",
  skipped: "Skipped",
};

interface Properties {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  withStatus: boolean;
  shown: number;
  what: string;
  onSave: () => void;
}

const field = "min-h-9 min-w-0 rounded-md border border-edge bg-surface px-3";

export function Toolbar({ filter, onFilter, withStatus, shown, what, onSave }: Properties) {
  const set = (change: Partial<Filter>) => onFilter({ ...filter, ...change });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-0 flex-1 basis-48 max-sm:basis-full">
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-quiet" />
        <input
          type="search"
          aria-label="Search codes and files"
          placeholder="Search codes and files"
          value={filter.search}
          onChange={(event) => set({ search: event.target.value })}
          className={`${field} w-full pl-8`}
        />
      </div>
      <input
        aria-label="Only this code"
        placeholder="Code"
        value={filter.code}
        onChange={(event) => set({ code: event.target.value })}
        className={`${field} w-28 max-sm:flex-1 max-sm:basis-24`}
      />
      <input
        aria-label="Only this file"
        placeholder="File"
        value={filter.file}
        onChange={(event) => set({ file: event.target.value })}
        className={`${field} w-36 max-sm:flex-1 max-sm:basis-24`}
      />
      {withStatus && (
        <select
          aria-label="Only this status"
          value={filter.status}
          onChange={(event) => set({ status: event.target.value as StatusFilter })}
          className={field}
        >
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {STATUS_WORDS[status]}
            </option>
          ))}
        </select>
      )}
      <Button kind="bare" disabled={!isFiltered(filter)} onClick={() => onFilter(NO_FILTER)}>
        <X aria-hidden className="size-4" /> Clear
      </Button>
      <span data-testid="shown" className="ml-auto text-quiet">
        {plural(shown, what)}
      </span>
      <Button onClick={onSave} disabled={shown === 0}>
        <FileDown aria-hidden className="size-4" /> Save as CSV
      </Button>
    </div>
  );
}
