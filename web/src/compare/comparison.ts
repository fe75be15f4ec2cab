/** What differs between two runs: of the same drawings a week later, or of the same codes over others. */
import type { SessionView } from "../session/view.ts";

export interface Difference {
  code: string;
  /** Absent for a code as a whole. */
  file: string;
  what: "new" | "gone" | "newly missing" | "newly found";
}

/** Codes first, then hits: what is new in the later run, what is gone, and which codes are found nowhere any more. */
export function comparison(earlier: SessionView, later: SessionView): Difference[] {
  const [before, after] = [hits(earlier), hits(later)];
  const [codesBefore, codesAfter] = [codes(earlier), codes(later)];
  return [
    ...minus(codesBefore, codesAfter).map((code) => ({ code, file: "", what: "newly missing" as const })),
    ...minus(codesAfter, codesBefore).map((code) => ({ code, file: "", what: "newly found" as const })),
    ...missing(after, before).map((hit) => ({ ...hit, what: "new" as const })),
    ...missing(before, after).map((hit) => ({ ...hit, what: "gone" as const })),
  ];
}

interface Pair {
  code: string;
  file: string;
}

function hits(view: SessionView): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const file of view.files.values()) {
    file.hits.forEach(({ code }) => pairs.set(`${file.key}\n${code}`, { code, file: file.name }));
  }
  return pairs;
}

function codes(view: SessionView): Set<string> {
  return new Set([...hits(view).values()].map(({ code }) => code));
}

const minus = (these: ReadonlySet<string>, those: ReadonlySet<string>): string[] =>
  [...these].filter((one) => !those.has(one)).sort();

const missing = (these: ReadonlyMap<string, Pair>, those: ReadonlyMap<string, Pair>): Pair[] =>
  [...these].filter(([key]) => !those.has(key)).map(([, pair]) => pair);
