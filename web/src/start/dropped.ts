/** What was dropped, folders walked through. */
import type { Chosen } from "./uploads.ts";

/** What operating systems leave in folders; nobody means them. */
const LEFTOVERS = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

export interface Collected {
  files: Chosen[];
  leftOut: number;
}

/** Must be called at once in the drop's event: afterwards its items are gone. */
export function dropped(transfer: DataTransfer): Promise<Collected> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return entries.length > 0
    ? collect(entries)
    : Promise.resolve(withoutLeftovers([...transfer.files].map((file) => ({ name: file.name, file }))));
}

export function picked(files: FileList): Collected {
  return withoutLeftovers([...files].map((file) => ({ name: file.webkitRelativePath || file.name, file })));
}

async function collect(entries: FileSystemEntry[]): Promise<Collected> {
  const found: Chosen[] = [];
  const open = [...entries].reverse();
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (entry.isDirectory) {
      open.push(...(await children(entry as FileSystemDirectoryEntry)).reverse());
    } else {
      found.push({ name: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry as FileSystemFileEntry) });
    }
  }
  return withoutLeftovers(found);
}

function withoutLeftovers(files: Chosen[]): Collected {
  const meant = files.filter(({ name }) => !LEFTOVERS.has(name.split("/").at(-1) ?? ""));
  return { files: meant, leftOut: files.length - meant.length };
}

/** A reader gives a hundred at a time, and none at the end. */
async function children(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return all;
    }
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
