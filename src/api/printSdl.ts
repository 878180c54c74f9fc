import { printSchema } from "graphql";
import { createSchema } from "./schema.js";

/** The schema as text: what schema/schema.graphql must hold. */
export async function printSdl(): Promise<string> {
  const from = "# Written by `npm run schema` from src/api; do not edit.";
  return `${from}\n\n${printSchema(await createSchema())}\n`;
}
