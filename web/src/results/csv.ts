/** Rows as CSV that a spreadsheet reads as text, whatever a document or its name says. */

type Cell = string | number;

const LIKE_A_FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\n\r]/;

/** With a mark that tells Excel that this is UTF-8. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe, which it takes for text. */
function cell(value: Cell): string {
  const text = typeof value === "string" && LIKE_A_FORMULA.test(value) ? `'${value}` : String(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function save(name: string, text: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
