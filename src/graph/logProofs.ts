import neo4j from "neo4j-driver";
import { z } from "zod";
import {
  consistencyRanges,
  inclusionRanges,
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
      `entry ${index} of the log is missing, or a hash that it must keep: run "histoclaim log check"`,
    );
  }
}

/** Hashes that prove that the log's first `size` entries have the one at `index`, the nearest first. @throws NoSuchEntryError */
export async function inclusionProof(
  graph: Graph,
  index: number,
  size: number,
): Promise<string[]> {
  return provedAt(graph, size, inclusionRanges(index, size));
}

/** Hashes that prove that the log's first `to` entries begin with its first `from`. @throws NoSuchEntryError */
export async function consistencyProof(
  graph: Graph,
  from: number,
  to: number,
): Promise<string[]> {
  return provedAt(graph, to, consistencyRanges(from, to));
}

/** Root of the log's first entries. */
export async function rootAt(graph: Graph, size: number): Promise<string> {
  const range = { start: 0, end: size };
  return hashOf(range, await readHashes(graph, [range]));
}

/** Hashes of the ranges, of a size that the log has reached. */
async function provedAt(
  graph: Graph,
  size: number,
  ranges: readonly Range[],
): Promise<string[]> {
  const found = await readHashes(graph, ranges);
  if (size > found.size)
    throw new NoSuchEntryError(
      `the log has ${found.size} entries and not yet ${size}`,
    );
  return ranges.map((range) => hashOf(range, found));
}

function hashOf(range: Range, { hashes }: Hashes): string {
  return hashOfRange(range, (subtree) => {
    const hash = hashes.get(keyOf(subtree));
    if (hash == null) throw new UnprovableLogError(completedBy(subtree));
    return hash;
  });
}

/** The log's size, and hashes of complete subtrees by `keyOf`. */
interface Hashes {
  readonly size: number;
  /** null where the entry lacks it. */
  readonly hashes: ReadonlyMap<string, string | null>;
}

const stored = z.object({
  size: z.number().int(),
  hashes: z.array(z.tuple([z.string(), z.string().nullable()])),
});

/** Reads as many entries as there are complete subtrees in the ranges, by their index. */
async function readHashes(
  graph: Graph,
  ranges: readonly Range[],
): Promise<Hashes> {
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
