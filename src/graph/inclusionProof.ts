import neo4j from "neo4j-driver";
import { z } from "zod";
import { rootByPath } from "../knowledge/log/checkProof.js";
import { placeEntry } from "../knowledge/log/logEntry.js";
import { inclusionRanges } from "../knowledge/log/proofRanges.js";
import type { Graph } from "./graph.js";
import {
  checkReached,
  hashOf,
  subtreeHashes,
  UnprovableLogError,
} from "./logProofs.js";
import { logEntry } from "./logRows.js";
import { parseRow } from "./read/rows/parseRow.js";
import { ROWS, type RowOf } from "./read/rows/rows.js";
import { NotMigratedError } from "./writeLock.js";

/** Proof that the log's first `size` entries have an entry. */
export interface EntryProof {
  readonly entry: RowOf<"LogEntry">;
  readonly size: number;
  /** Those that lead from the entry's leaf to the root, the nearest first. */
  readonly hashes: readonly string[];
  /** Hash of the entry's leaf. */
  readonly leaf: string;
  /** Root of the tree of `size` entries, to which leaf and hashes lead. */
  readonly root: string;
}

const stored = z.object({
  reached: z.number().int(),
  entry: z.unknown(),
  subtrees: subtreeHashes,
});

/**
 * Proves that an entry is among the first `size`, in one statement.
 * @param id of the entry
 * @param size null: as many as the log has now
 * @returns null where the log has no such entry
 * @throws NoSuchEntryError, UnprovableLogError
 */
export async function inclusionProof(
  graph: Graph,
  id: string,
  size: number | null,
): Promise<EntryProof | null> {
  const { records } = await graph.run(PROOF, {
    id,
    size: size === null ? null : neo4j.int(size),
  });
  if (records[0] === undefined) throw new NotMigratedError();
  const { reached, entry, subtrees } = stored.parse(records[0].toObject());
  if (entry === null) return null;
  const row = parseRow(ROWS.LogEntry, entry);
  const of = size ?? reached;
  const ranges = inclusionRanges(row.index, of);
  checkReached(of, reached);
  const known = new Map(subtrees);
  const hashes = ranges.map((range) => hashOf(range, known));
  return { entry: row, size: of, hashes, ...led(row, of, hashes) };
}

/** What the hashes lead to from an entry as it is kept. @throws UnprovableLogError where that cannot be read */
function led(
  row: RowOf<"LogEntry">,
  size: number,
  proof: readonly string[],
): Pick<EntryProof, "leaf" | "root"> {
  const leaf = leafOf(row);
  const root = rootByPath({ leaf, index: row.index, size, proof });
  if (root === null) throw new UnprovableLogError(row.index);
  return { leaf, root };
}

function leafOf(row: RowOf<"LogEntry">): string {
  try {
    return placeEntry(logEntry.parse(row)).leaf;
  } catch {
    throw new UnprovableLogError(row.index);
  }
}

/**
 * The complete subtrees that a proof may need, on each level: the one beside the entry's own, and the last, where none
 * larger holds it. A tree of 2^53 leaves is the largest whose leaves a number counts.
 */
const PROOF = `
  MATCH (log:Log {name: 'log'})
  OPTIONAL MATCH (e:LogEntry {id: $id})
  WITH log.size AS reached, e, coalesce($size, log.size) AS size
  RETURN reached, properties(e) AS entry, COLLECT {
    UNWIND range(0, 52) AS level
    WITH level, toInteger(2 ^ level) AS width WHERE width <= size
    WITH level, width, e.index / width AS own, size / width AS complete
    UNWIND [own + 1 - 2 * (own % 2)] + CASE complete % 2 WHEN 1 THEN [complete - 1] ELSE [] END AS nth
    WITH DISTINCT level, width, nth, complete WHERE nth < complete
    MATCH (last:LogEntry {index: (nth + 1) * width - 1})
    RETURN [level + ' ' + nth, last.subtrees[level]]
  } AS subtrees`;
