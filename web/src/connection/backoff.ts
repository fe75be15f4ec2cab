const FIRST = 500;
const LONGEST = 15_000;

/** How long to wait before the next try: longer each time, and never the same for all pages that lost one server. */
export function backoff(attempt: number, random = Math.random()): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** attempt);
  return longest / 2 + (random * longest) / 2;
}
