import type { Tx } from "./graph.js";
import type { Migration } from "./migrations.js";

/** Notes that a graph has these blocks; one that is noted stays as it is. */
export async function recordMigrations(
  tx: Tx,
  migrations: readonly Migration[],
): Promise<void> {
  const rows = migrations.map(({ version, title, checksum }) => ({
    version,
    title,
    checksum,
  }));
  await tx.run(
    `UNWIND $rows AS row
     MERGE (m:Migration {version: row.version})
       ON CREATE SET m.title = row.title, m.checksum = row.checksum, m.appliedAt = toString(datetime())`,
    { rows },
  );
}
