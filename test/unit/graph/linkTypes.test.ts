import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { shippedMigrations } from "../../../src/graph/migrations.js";
import { LEGAL_LINKS } from "../../../src/knowledge/provenance.js";

const ROOM = resolve(import.meta.dirname, "../../../src/graph");

/** `[r:TYPE` and `[:TYPE|OTHER` of statements. */
const TYPES = /\[\w*:([A-Z_|]+)/g;

test("each type of link is known to a new graph: add what is missing to a new migration", () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: "utf8" });
  const statements = files
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(ROOM, name), "utf8"))
    .join("\n");
  const named = [...statements.matchAll(TYPES)].flatMap(([, types = ""]) =>
    types.split("|"),
  );
  const created = shippedMigrations()
    .flatMap((one) => one.statements)
    .filter((one) => one.includes("db.createRelationshipType"))
    .join("\n");
  const missing = [...Object.keys(LEGAL_LINKS), ...named].filter(
    (type) => !created.includes(`'${type}'`),
  );
  expect(missing).toEqual([]);
});
