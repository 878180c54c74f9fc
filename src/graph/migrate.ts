import type { Graph, Tx } from "./graph.js";
import { growLogTree } from "./growLogTree.js";
import { shippedMigrations, type Migration } from "./migrations.js";
import { isNew, isSchema, runAtOnce } from "./newGraph.js";
import { outOfTheWay } from "./outOfTheWay.js";
import { recordMigrations } from "./recordMigrations.js";
import { settleAllClaims } from "./settleAllClaims.js";

/** A block that was applied to this graph reads otherwise now. */
export class ChangedMigrationError extends Error {
  override readonly name = "ChangedMigrationError";
  constructor(readonly version: number) {
    super(
      `migration ${String(version)} was changed after it was applied; restore it and add a new block`,
    );
  }
}

/** The graph was set up by a newer version of the product. */
export class NewerGraphError extends Error {
  override readonly name = "NewerGraphError";
  constructor(readonly version: number) {
    super(
      `the graph has migration ${String(version)}, which this version does not know; update histoclaim`,
    );
  }
}

const ONE_BY_VERSION =
  "CREATE CONSTRAINT migration_version IF NOT EXISTS FOR (m:Migration) REQUIRE m.version IS UNIQUE";

const AWAIT_INDEXES = "CALL db.awaitIndexes(300)";

/** What else belongs to a block, after its statements: harmless the second time, and safe where several do it at once. */
const CODE: ReadonlyMap<number, (graph: Graph) => Promise<void>> = new Map([
  [
    17,
    async (graph: Graph) => {
      await graph.schema(AWAIT_INDEXES);
      await growLogTree(graph);
      await settleAllClaims(graph);
    },
  ],
]);

/**
 * Brings the graph to this version's schema. Servers that start together may all run it: each statement is
 * harmless the second time, each block is recorded once, and once it is, nobody changes data by it any more: a run may be
 * writing by then.
 * @returns the versions applied by this call or another at the same time
 * @throws ChangedMigrationError, NewerGraphError, BrokenLogError
 */
export async function migrate(
  graph: Graph,
  migrations: readonly Migration[] = shippedMigrations(),
): Promise<number[]> {
  await outOfTheWay(() => graph.schema(ONE_BY_VERSION));
  if (await isNew(graph)) return setUpNew(graph, migrations);
  const applied = await appliedMigrations(graph);
  for (const version of applied.keys())
    if (version > migrations.length) throw new NewerGraphError(version);
  const fresh: number[] = [];
  for (const migration of migrations) {
    const checksum = applied.get(migration.version);
    if (checksum === undefined) {
      await applyMigration(graph, migration);
      fresh.push(migration.version);
    } else if (checksum !== migration.checksum) {
      throw new ChangedMigrationError(migration.version);
    }
  }
  if (fresh.length > 0) await graph.schema(AWAIT_INDEXES);
  return fresh;
}

/** Killed before its end, it has recorded nothing, and each block is applied. */
async function setUpNew(
  graph: Graph,
  migrations: readonly Migration[],
): Promise<number[]> {
  await runAtOnce(graph, migrations);
  for (const work of CODE.values()) await work(graph);
  await graph.write((tx) => recordMigrations(tx, migrations));
  await graph.schema(AWAIT_INDEXES);
  return migrations.map(({ version }) => version);
}

async function appliedMigrations(graph: Graph): Promise<Map<number, string>> {
  const { records } = await graph.read((tx) =>
    tx.run(
      "MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum",
    ),
  );
  return new Map(
    records.map((row) => [
      Number(row.get("version")),
      String(row.get("checksum")),
    ]),
  );
}

/** Applies one block; any number may do so at once. */
export async function applyMigration(
  graph: Graph,
  migration: Migration,
): Promise<void> {
  const { version, statements } = migration;
  for (const statement of statements)
    await outOfTheWay(() =>
      isSchema(statement)
        ? graph.schema(statement)
        : graph.write((tx) => changeData(tx, version, statement)),
    );
  await CODE.get(version)?.(graph);
  await graph.write((tx) => recordMigrations(tx, [migration]));
}

/** While nobody else writes, and unless another start was done with the block first. */
async function changeData(
  tx: Tx,
  version: number,
  statement: string,
): Promise<void> {
  // The first blocks make the log, whose node is the lock.
  await tx.run(
    "MATCH (log:Log {name: 'log'}) SET log.locks = coalesce(log.locks, 0)",
  );
  const { records } = await tx.run(
    "MATCH (m:Migration {version: $version}) RETURN m.version",
    { version },
  );
  if (records.length === 0) await tx.run(statement);
}
