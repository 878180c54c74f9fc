import neo4j from "neo4j-driver";
import { z } from "zod";
import {
  consistencyRanges,
  NoSuchEntryError,
} from "../knowledge/log/proofRanges.js";
import type { Range, Subtree } from "../knowledge/log/subtrees.js";
import {
  completedBy,
  hashOfRange,
  subtreesOf,
} from "../knowledge/log/subtrees.js";
import type { Graph } from "./graph.js";
import { NotMigratedError } from "./writeLock.js";

/** What was asked to be proved rests on an entry that another hand changed or took away. */
export class UnprovableLogError extends Error {
  override readonly name = "UnprovableLogError";
  constructor(readonly index: number) {
    super(
      `entry ${index} of the log is missing, or a hash that it must keep, or cannot be read: run "histoclaim log check"`,
    );
  }
}

/** Hashes that prove that the log's first `to` entries begin with its first `from`. @throws NoSuchEntryError */
export async function consistencyProof(
  graph: Graph,
  from: number,
  to: number,
): Promise<string[]> {
  const ranges = consistencyRanges(from, to);
  const { size, hashes } = await readHashes(graph, ranges);
  checkReached(to, size);
  return ranges.map((range) => hashOf(range, hashes));
}

/** Root of the log's first entries. */
export async function rootAt(graph: Graph, size: number): Promise<string> {
  const range = { start: 0, end: size };
  const { hashes } = await readHashes(graph, [range]);
  return hashOf(range, hashes);
}

/** @param size what is asked for, of a log of `reached` entries @throws NoSuchEntryError */
export function checkReached(size: number, reached: number): void {
  if (size > reached)
    throw new NoSuchEntryError(
      `the log has ${reached} entries and not yet ${size}`,
    );
}

/** Hashes of complete subtrees by level and index, `0 17`; null where the entry that completes it lacks it. */
export type SubtreeHashes = ReadonlyMap<string, string | null>;

/** The same, as pairs that a statement returns. */
export const subtreeHashes = z.array(
  z.tuple([z.string(), z.string().nullable()]),
);

/** Hash of a range, out of those that were read. @throws UnprovableLogError */
export function hashOf(range: Range, hashes: SubtreeHashes): string {
  return hashOfRange(range, (subtree) => {
    const hash = hashes.get(keyOf(subtree));
    if (hash == null) throw new UnprovableLogError(completedBy(subtree));
    return hash;
  });
}

const stored = z.object({ size: z.number().int(), hashes: subtreeHashes });

/** The log's size, and hashes: reads as many entries as there are complete subtrees in the ranges, by their index. */
async function readHashes(
  graph: Graph,
  ranges: readonly Range[],
): Promise<{ readonly size: number; readonly hashes: SubtreeHashes }> {
  const { records } = await graph.run(
    `MATCH (log:Log {name: 'log'})
     RETURN log.size AS size, COLLECT {
       UNWIND $rows AS row
       MATCH (e:LogEntry {index: row.index})
       RETURN [row.key, e.subtrees[row.level]]
     } AS hashes`,
    {
      rows: ranges.flatMap(subtreesOf).map((subtree) => ({
        key: keyOf(subtree),
        index: neo4j.int(completedBy(subtree)),
        level: neo4j.int(subtree.level),
      })),
    },
  );
  if (records[0] === undefined) throw new NotMigratedError();
  const { size, hashes } = stored.parse(records[0].toObject());
  return { size, hashes: new Map(hashes) };
}

const keyOf = ({ level, index }: Subtree) => `${level} ${index}`;
