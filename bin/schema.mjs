// npm run schema: writes schema/schema.graphql from the types and resolvers in src/api.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT, setUp } from "./setup.mjs";

await setUp();
const { printSdl } = await import(
  new URL("../dist/src/api/printSdl.js", import.meta.url).href
);
writeFileSync(join(CHECKOUT, "schema", "schema.graphql"), await printSdl());
console.log("wrote schema/schema.graphql");
