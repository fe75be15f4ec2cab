/** Writes src/protocol/generated.ts: the protocol's types, from the schema that the server's tests check. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const source = new URL("../../docs/protocol.schema.json", import.meta.url);
const target = new URL("../src/protocol/generated.ts", import.meta.url);

export async function generated() {
  const schema = JSON.parse(await readFile(source, "utf8"));
  return compile(typesOnly(schema), "Message", {
    bannerComment: "/* Generated from docs/protocol.schema.json by `npm run generate`. Not to be edited. */",
    unreachableDefinitions: true,
    additionalProperties: false,
    format: false,
    strictIndexSignatures: true,
  });
}

/** Without what only validates: which fields exclude each other says nothing of their types. */
function typesOnly({ $id, ...schema }) {
  const named = Object.entries(schema.$defs).filter(([name]) => !name.startsWith("Gives"));
  return { ...schema, $defs: Object.fromEntries(named.map(([name, definition]) => [name, fieldsOnly(definition)])) };
}

function fieldsOnly({ allOf, oneOf, ...definition }) {
  return definition.properties === undefined ? { ...definition, ...(oneOf && { oneOf }) } : definition;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const types = await generated();
  // Left alone when nothing has changed, so that what is built from it stays fresh.
  if (types !== (await readFile(target, "utf8").catch(() => ""))) {
    await writeFile(target, types);
  }
}
