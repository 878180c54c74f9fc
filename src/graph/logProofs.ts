import neo4j from "neo4j-driver";
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
import type { Graph, Tx } from "./graph.js";
import { readHead } from "./log.js";

/** Hashes that prove that the log's first `size` entries have the one at `index`, the nearest first. @throws NoSuchEntryError */
export function inclusionProof(
  graph: Graph,
  index: number,
  size: number,
): Promise<string[]> {
  return provedAt(graph, size, () => inclusionRanges(index, size));
}

/** Hashes that prove that the log's first `to` entries begin with its first `from`. @throws NoSuchEntryError */
export function consistencyProof(
  graph: Graph,
  from: number,
  to: number,
): Promise<string[]> {
  return provedAt(graph, to, () => consistencyRanges(from, to));
}

/** Root of the log's first entries. */
export async function rootAt(graph: Graph, size: number): Promise<string> {
  const [root] = await graph.read((tx) =>
    hashesOf(tx, [{ start: 0, end: size }]),
  );
  return root!;
}

/** Hashes of the ranges, of a size that the log has reached. */
function provedAt(
  graph: Graph,
  size: number,
  ranges: () => Range[],
): Promise<string[]> {
  return graph.read(async (tx) => {
    const now = await readHead(tx);
    if (size > now.size)
      throw new NoSuchEntryError(
        `the log has ${now.size} entries and not yet ${size}`,
      );
    return hashesOf(tx, ranges());
  });
}

/** Reads as many entries as there are complete subtrees in the ranges, by their index. */
async function hashesOf(tx: Tx, ranges: readonly Range[]): Promise<string[]> {
  const subtrees = ranges.flatMap(subtreesOf);
  const { records } = await tx.run(
    `UNWIND $rows AS row
     MATCH (e:LogEntry {index: row.index})
     RETURN row.key AS key, e.subtrees[row.level] AS hash`,
    {
      rows: subtrees.map((subtree) => ({
        key: keyOf(subtree),
        index: neo4j.int(completedBy(subtree)),
        level: neo4j.int(subtree.level),
      })),
    },
  );
  const hashes = new Map(
    records.map((row) => [String(row.get("key")), String(row.get("hash"))]),
  );
  return ranges.map((range) =>
    hashOfRange(range, (subtree) => {
      const hash = hashes.get(keyOf(subtree));
      if (hash === undefined)
        throw new Error(
          `the log lacks entry ${completedBy(subtree)}: run "histoclaim log check"`,
        );
      return hash;
    }),
  );
}

const keyOf = ({ level, index }: Subtree) => `${level} ${index}`;
