/** Fails the build when what the browser loads first is more JavaScript than it may be. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const LIMIT = 200_000;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", dist), "utf8"));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);

function loadedWith(chunk, seen = new Set()) {
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file);
    (chunk.imports ?? []).forEach((name) => loadedWith(manifest[name], seen));
  }
  return seen;
}

async function compressed(file) {
  return gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length;
}

const sizes = await Promise.all([...loadedWith(entry)].map(compressed));
const total = sizes.reduce((sum, size) => sum + size, 0);
const first = `first load: ${total.toLocaleString("en")} bytes of compressed JavaScript, at most ${LIMIT.toLocaleString("en")}`;
if (total > LIMIT) {
  console.error(`${first}: load what is rarely needed when it is needed`);
  process.exit(1);
}
console.log(first);
