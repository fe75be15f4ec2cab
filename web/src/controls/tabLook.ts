/** How a tab looks; the chosen one is marked by more than colour. */
export const tabLook =
  "inline-flex min-h-9 items-center gap-1.5 border-b-2 border-transparent px-3 max-sm:px-2 font-medium text-quiet hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink focus-visible:-outline-offset-2";
