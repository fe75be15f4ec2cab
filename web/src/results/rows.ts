/** What the tables show, made from a session's files. */
import type { FileRow, Hit } from "../session/view.ts";

export interface Filter {
  /** In the code or the file's name, whatever the case. */
  search: string;
  code: string;
  file: string;
  status: StatusFilter;
}

export const STATUSES = ["any", "found", "clean", "failed", "skipped"] as const;
export type StatusFilter = (typeof STATUSES)[number];

export const NO_FILTER: Filter = { search: "", code: "", file: "", status: "any" };

export const isFiltered = (filter: Filter): boolean =>
  filter.search !== "" || filter.code !== "" || filter.file !== "" || filter.status !== "any";

/** One for each code and file, the newest first. */
export function hitsOf(files: ReadonlyMap<string, FileRow>): Hit[] {
  const hits: Hit[] = [];
  for (const file of files.values()) {
    hits.push(...file.hits);
  }
  return hits.sort((one, other) => other.arrival - one.arrival);
}

export function filteredHits(hits: readonly Hit[], filter: Filter): readonly Hit[] {
  const { search, code, file } = lowered(filter);
  if (search === "" && code === "" && file === "") {
    return hits;
  }
  return hits.filter((hit) => {
    const name = hit.fileName.toLowerCase();
    const its = hit.code.toLowerCase();
    return (its.includes(search) || name.includes(search)) && its.includes(code) && name.includes(file);
  });
}

export function filteredFiles(files: ReadonlyMap<string, FileRow>, filter: Filter): readonly FileRow[] {
  const { search, code, file } = lowered(filter);
  const holds = (row: FileRow, text: string) => row.hits.some((hit) => hit.code.toLowerCase().includes(text));
  return [...files.values()]
    .filter((row) => {
      const name = row.name.toLowerCase();
      return (
        (filter.status === "any" || statusOf(row) === filter.status) &&
        name.includes(file) &&
        (code === "" || holds(row, code)) &&
        (search === "" || name.includes(search) || row.reason.toLowerCase().includes(search) || holds(row, search))
      );
    })
    .sort((one, other) => other.arrival - one.arrival);
}

export function statusOf(row: FileRow): StatusFilter {
  switch (row.status) {
    case "Error":
      return "failed";
    case "Skipped":
      return "skipped";
    case "No Codes":
      return "clean";
    default:
      return "found";
  }
}

function lowered({ search, code, file }: Filter) {
  return { search: search.trim().toLowerCase(), code: code.trim().toLowerCase(), file: file.trim().toLowerCase() };
}

export interface CodeRow {
  code: string;
  /** In how many files; 0 is found nowhere. */
  files: number;
  /** The first of them. */
  hit: Hit | null;
}

/** Each wanted code and in how many files it is: those found nowhere first, then the rarest. */
export function coverage(files: ReadonlyMap<string, FileRow>, missing: readonly string[]): CodeRow[] {
  const found = new Map<string, CodeRow>();
  for (const file of files.values()) {
    for (const hit of file.hits) {
      const row = found.get(hit.code);
      found.set(hit.code, { code: hit.code, files: (row?.files ?? 0) + 1, hit: row?.hit ?? hit });
    }
  }
  const nowhere = missing.filter((code) => !found.has(code)).map((code) => ({ code, files: 0, hit: null }));
  return [...nowhere, ...[...found.values()].sort((one, other) => one.files - other.files || (one.code < other.code ? -1 : 1))];
}

/** Files with more codes than a row holds, and how many hits are therefore in the report alone. */
export function beyondRows(files: ReadonlyMap<string, FileRow>): { files: number; hits: number } {
  const more = [...files.values()].filter((file) => file.codeCount > file.hits.length);
  return { files: more.length, hits: more.reduce((sum, file) => sum + file.codeCount - file.hits.length, 0) };
}
