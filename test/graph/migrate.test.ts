import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REQUIRED } from "../../src/knowledge/provenance.js";
import { placed } from "../../src/graph/claims/listed.js";
import type { Graph } from "../../src/graph/graph.js";
import { applyMigration, migrate } from "../../src/graph/migrate.js";
import {
  parseMigrations,
  shippedMigrations,
} from "../../src/graph/migrations.js";
import { schemaOf } from "../../src/graph/newGraph.js";
import { alone } from "./alone.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe("migrate", () => {
  it("is recorded once and does nothing the second time", async () => {
    expect(await migrate(graph)).toEqual([]);
    const { records } = await graph.read((tx) =>
      tx.run(
        "MATCH (m:Migration) WHERE m.version <= $n RETURN m.version AS version ORDER BY version",
        {
          n: shippedMigrations().length,
        },
      ),
    );
    expect(records.map((row) => Number(row.get("version")))).toEqual(
      shippedMigrations().map((migration) => migration.version),
    );
  });

  it("gives a graph what its blocks create and no later one drops", async () => {
    const { records } = await graph.run(
      `SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name`,
    );
    // Tests beside this one make some that begin with a name of their own.
    const there = records
      .map((row) => String(row.get("name")))
      .filter((name) => !/^(Together|migration_version)/.test(name));
    const asked = schemaOf(shippedMigrations()).map(
      (statement) => statement.split(" ")[2],
    );
    expect(there.sort()).toEqual(asked.sort());
  });

  it("has in its blocks what the database takes, of which a new graph needs the schema alone", async () => {
    const statements = shippedMigrations().flatMap((one) => one.statements);
    for (const statement of statements)
      await graph.schema(`EXPLAIN ${statement}`);
  });

  it("survives many starting together", async () => {
    // Constraints that do not exist yet, as on a first start.
    const label = uniqueName("Together").replaceAll("-", "");
    const statements = [1, 2, 3].map(
      (n) =>
        `CREATE CONSTRAINT ${label}_${String(n)} IF NOT EXISTS FOR (n:${label}) REQUIRE n.p${String(n)} IS UNIQUE`,
    );
    // Below all that ship: tests beside this one must not take the graph for a newer one.
    const version = -1 - Math.floor(Date.now() % 1e9);
    const migration = { version, title: "together", statements, checksum: "c" };
    try {
      await Promise.all(
        Array.from({ length: 6 }, () => applyMigration(graph, migration)),
      );
      const { records } = await graph.read((tx) =>
        tx.run("MATCH (m:Migration {version: $version}) RETURN m", { version }),
      );
      expect(records).toHaveLength(1);
    } finally {
      await graph.write((tx) =>
        tx.run("MATCH (m:Migration {version: $version}) DELETE m", { version }),
      );
      for (const n of [1, 2, 3])
        await graph.schema(`DROP CONSTRAINT ${label}_${String(n)} IF EXISTS`);
    }
  });

  it("refuses a block that was changed after it was applied", async () => {
    const [first, ...rest] = shippedMigrations();
    const changed = [{ ...first!, checksum: "other" }, ...rest];
    await expect(migrate(graph, changed)).rejects.toMatchObject({
      name: "ChangedMigrationError",
      version: 1,
    });
  });

  it("refuses a graph that is newer than itself", async () => {
    await expect(
      migrate(graph, shippedMigrations().slice(0, 1)),
    ).rejects.toMatchObject({ name: "NewerGraphError" });
  });

  it("lets a claim of before there were subtypes say its kind", () =>
    alone(graph, async () => {
      const id = uniqueName("claim");
      const [renaming] = shippedMigrations()[11]!.statements;
      await graph.write((tx) =>
        tx.run("CREATE (:Claim {id: $id, morphology: 'mucin'})", { id }),
      );
      try {
        // It may run again without harm.
        await graph.schema(renaming!);
        await graph.schema(renaming!);
        const { records } = await graph.run(
          "MATCH (n:Claim {id: $id}) RETURN properties(n) AS claim",
          { id },
        );
        const claim = { id, kind: "morphology", of: "mucin" };
        expect(records[0]?.get("claim")).toEqual(claim);
      } finally {
        await graph.write((tx) =>
          tx.run("MATCH (n:Claim {id: $id}) DELETE n", { id }),
        );
      }
    }));

  it("brings a claim of before to its place in lists, with what its verdict says", () =>
    alone(graph, async () => {
      const id = uniqueName("claim");
      const says = {
        gene: "G",
        of: "mucin",
        direction: "HIGHER",
        scope: "MODULE",
      };
      const verdict = {
        outcome: "REFUTED",
        exploratory: false,
        judgedAt: "2026",
      };
      await graph.write((tx) =>
        tx.run(
          `CREATE (n:Claim {id: $id})<-[:COUNTS_FOR]-(v:Verdict) SET n += $says, v += $verdict
         WITH n UNWIND ['G', 'H'] AS symbol
         CREATE (n)-[:ABOUT]->(:Gene {id: $id + symbol, symbol: symbol})`,
          { id, says, verdict },
        ),
      );
      try {
        const { statements } = shippedMigrations()[17]!;
        const data = statements.filter((one) => one.startsWith("MATCH"));
        expect(data).toHaveLength(3);
        // They may run again without harm.
        for (const statement of [...data, ...data])
          await graph.write((tx) => tx.run(statement));
        const { records } = await graph.run(
          `MATCH (n:Claim {id: $id})-[about:ABOUT]->(g:Gene)
         RETURN properties(n) AS claim, properties(about) AS about ORDER BY g.symbol`,
          { id },
        );
        const { props } = placed({ label: "Claim", id, props: says });
        const claim = { id, ...props, ...verdict };
        expect(records.map((row) => row.toObject())).toEqual([
          { claim, about: {} },
          { claim, about: { member: "H", place: props["place"] } },
        ]);
      } finally {
        await graph.write((tx) =>
          tx.run(
            "MATCH (n:Claim {id: $id}) MATCH (n)--(other) DETACH DELETE n, other",
            { id },
          ),
        );
      }
    }));

  it("keeps every label's id unique, and liveKey, idempotencyKey and the log's index", async () => {
    const { records } = await graph.read((tx) =>
      tx.run(
        "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties RETURN labelsOrTypes[0] + '.' + properties[0] AS what",
      ),
    );
    const unique = new Set(records.map((row) => String(row.get("what"))));
    for (const label of [...Object.keys(REQUIRED), "Entity"])
      expect(unique).toContain(`${label}.id`);
    for (const what of ["Step.liveKey", "Run.idempotencyKey", "LogEntry.index"])
      expect(unique).toContain(what);
  });
});

describe("parseMigrations", () => {
  it("reads numbered blocks and leaves comments out", () => {
    const [one, two] = parseMigrations(
      "// about\n// 1: first\nA\n  b;\nC;\n\n// 2: second\n// why\nD;\n",
    );
    expect(one).toMatchObject({
      version: 1,
      title: "first",
      statements: ["A\n  b", "C"],
    });
    expect(two).toMatchObject({
      version: 2,
      title: "second",
      statements: ["D"],
    });
  });

  it("refuses a gap in the numbers", () => {
    expect(() => parseMigrations("// 1: a\nA;\n// 3: c\nC;\n")).toThrow(
      "number 2",
    );
  });
});
