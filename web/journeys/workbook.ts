/** Reads as much of an .xlsx as a journey asks of one: the XML of its sheets. */
import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const DEFLATED = 8;

/** The text of every sheet, one after the other. */
export function sheets(workbook: Buffer): string {
  return parts(workbook).map(([, xml]) => xml).join("");
}

const MATCHES = "xl/worksheets/sheet2.xml";

/** The report's hits as code and file, sorted. */
export function matches(workbook: Buffer): string[] {
  const xml = parts(workbook).find(([name]) => name === MATCHES)![1];
  const [header, ...rows] = [...xml.matchAll(/<row .*?<\/row>/gs)].map(([row]) => cells(row));
  if (header?.[0] !== "Code" || header[1] !== "File") {
    throw new Error(`the second sheet is not Matches: ${header}`);
  }
  return rows.map(([code, file]) => `${code} ${file}`).sort();
}

function cells(row: string): string[] {
  return [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell]) => plain((cell ?? "").replace(/<[^>]*>/g, "")));
}

function plain(xml: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return xml.replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
}

function parts(workbook: Buffer): [string, string][] {
  const end = workbook.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || workbook.readUInt32LE(end) !== END) {
    throw new Error("no ZIP archive");
  }
  const found: [string, string][] = [];
  let entry = workbook.readUInt32LE(end + 16);
  for (let count = workbook.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = workbook.readUInt16LE(entry + 28);
    const name = workbook.toString("utf8", entry + 46, entry + 46 + nameLength);
    if (name.startsWith("xl/worksheets/")) {
      found.push([name, content(workbook, entry)]);
    }
    entry += 46 + nameLength + workbook.readUInt16LE(entry + 30) + workbook.readUInt16LE(entry + 32);
  }
  return found;
}

function content(workbook: Buffer, entry: number): string {
  const header = workbook.readUInt32LE(entry + 42);
  const start = header + 30 + workbook.readUInt16LE(header + 26) + workbook.readUInt16LE(header + 28);
  const bytes = workbook.subarray(start, start + workbook.readUInt32LE(entry + 20));
  return (workbook.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(bytes) : bytes).toString("utf8");
}
