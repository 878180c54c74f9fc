import { EMPTY_FRONTIER, grow } from "../../../src/knowledge/log/frontier.js";
import type { Frontier } from "../../../src/knowledge/log/frontier.js";
import {
  EMPTY_ROOT,
  leafHash,
  nodeHash,
} from "../../../src/knowledge/log/merkleHash.js";
import type { Range } from "../../../src/knowledge/log/subtrees.js";
import {
  completedBy,
  hashOfRange,
} from "../../../src/knowledge/log/subtrees.js";

/** A tree built leaf by leaf, as a log is. */
export interface BuiltTree {
  readonly leaves: readonly string[];
  readonly frontier: Frontier;
  /** Hash of a range, out of what was kept with the leaves. */
  hash(range: Range): string;
}

export function buildTree(values: readonly (string | Uint8Array)[]): BuiltTree {
  let frontier = EMPTY_FRONTIER;
  const leaves = values.map(leafHash);
  const kept = leaves.map((leaf) => {
    const grown = grow(frontier, leaf);
    frontier = grown.frontier;
    return grown.completed;
  });
  return {
    leaves,
    frontier,
    hash: (range) =>
      hashOfRange(
        range,
        (subtree) => kept[completedBy(subtree)]![subtree.level]!,
      ),
  };
}

/** The tree's root straight from the definition: halves at the largest power of two below the size. */
export function naiveRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0]!;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return nodeHash(
    naiveRoot(leaves.slice(0, half)),
    naiveRoot(leaves.slice(half)),
  );
}

/** As many leaves as asked, each different. */
export const someLeaves = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => `leaf ${i}`);
