import { EMPTY_FRONTIER, grow, rootOf } from "../knowledge/log/frontier.js";
import { GENESIS } from "../knowledge/log/logEntry.js";
import { leafHash } from "../knowledge/log/merkleHash.js";
import neo4j from "neo4j-driver";
import type { Graph, Tx } from "./graph.js";
import { checkRow, readLogRows } from "./logRows.js";
import { takeWriteLock } from "./writeLock.js";

/** The log was changed by another hand before it became a tree; what it says cannot be vouched for. */
export class BrokenLogError extends Error {
  override readonly name = "BrokenLogError";
  constructor(
    readonly index: number,
    readonly why: string,
  ) {
    super(
      `entry ${index} of the log is not what was written: ${why}; put back a copy of the database from before`,
    );
  }
}

const PAGE = 1000;

/**
 * Turns a log that is a chain of hashes into a tree: the bytes of its entries become the leaves, and nothing else of it
 * changes. Does nothing where there is a tree already.
 * @throws BrokenLogError where the chain does not hold
 */
export async function growLogTree(graph: Graph): Promise<void> {
  if (!(await isChain(graph))) return;
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    const { size, hash, frontier } = await readChain(tx);
    // Another program that started at the same time was first.
    if (frontier !== null) return;
    await growTree(tx, size, hash);
  });
}

/** Read apart, so that a start does not wait for whoever writes. */
function isChain(graph: Graph): Promise<boolean> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      "MATCH (log:Log {name: 'log'}) WHERE log.frontier IS NULL RETURN log.size",
    );
    return records.length > 0;
  });
}

async function readChain(tx: Tx) {
  const { records } = await tx.run(
    "MATCH (log:Log {name: 'log'}) RETURN log.size AS size, log.hash AS hash, log.frontier AS frontier",
  );
  const row = records[0]!;
  const frontier: readonly string[] | null = row.get("frontier");
  return {
    size: Number(row.get("size")),
    hash: String(row.get("hash")),
    frontier,
  };
}

async function growTree(tx: Tx, size: number, head: string): Promise<void> {
  let [previous, frontier] = [GENESIS, EMPTY_FRONTIER];
  for (let start = 0; start < size; start += PAGE) {
    const end = Math.min(start + PAGE, size);
    const found = await readLogRows(tx, start, end);
    const rows: { index: unknown; subtrees: readonly string[] }[] = [];
    for (let index = start; index < end; index++) {
      const checked = checkRow(found[index - start], index, previous);
      if ("fault" in checked) throw new BrokenLogError(index, checked.fault);
      const grown = grow(frontier, leafHash(checked.text));
      rows.push({ index: neo4j.int(index), subtrees: grown.completed });
      [previous, frontier] = [checked.row.hash, grown.frontier];
    }
    await tx.run(
      "UNWIND $rows AS row MATCH (e:LogEntry {index: row.index}) SET e.subtrees = row.subtrees",
      { rows },
    );
  }
  if (previous !== head)
    throw new BrokenLogError(size, "the head is not the last entry");
  await tx.run(
    "MATCH (log:Log {name: 'log'}) SET log.root = $root, log.frontier = $frontier",
    { root: rootOf(frontier), frontier: frontier.hashes },
  );
}
