// npm run schema: writes schema/schema.graphql from the types and resolvers in src/api, and schema/protocol.schema.json
// from the form of a protocol in src/knowledge.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT, setUp } from "./setup.mjs";

await setUp();
const built = (file) =>
  import(new URL(`../dist/src/${file}`, import.meta.url).href);
const { printSdl } = await built("api/printSdl.js");
const { protocolSchema } = await built("knowledge/protocolSchema.js");
for (const [name, text] of [
  ["schema.graphql", await printSdl()],
  ["protocol.schema.json", protocolSchema()],
]) {
  writeFileSync(join(CHECKOUT, "schema", name), text);
  console.log(`wrote schema/${name}`);
}
