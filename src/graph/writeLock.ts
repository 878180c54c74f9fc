import type { Tx } from "./graph.js";

/** The graph has no log: its migrations were never applied. */
export class NotMigratedError extends Error {
  override readonly name = "NotMigratedError";
  constructor() {
    super("the graph was not set up; run the migrations (migrate) first");
  }
}

/**
 * Takes the one write lock and keeps it to the end of the transaction. Steps share patients, genes, agents and runs;
 * written side by side they would deadlock on them and lose each other's updates. A lost connection frees the lock.
 * @throws NotMigratedError
 */
export async function takeWriteLock(tx: Tx): Promise<void> {
  const { records } = await tx.run(
    "MATCH (log:Log {name: 'log'}) SET log.locks = coalesce(log.locks, 0) RETURN log.size",
  );
  if (records.length === 0) throw new NotMigratedError();
}
