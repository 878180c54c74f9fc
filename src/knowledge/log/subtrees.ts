import { EMPTY_ROOT, nodeHash } from "./merkleHash.js";

/** A complete subtree: of 2^level leaves, the index-th of its level. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `start` to before `end`; `start` is a multiple of a power of two that is no less than their number. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Gives the hash of a complete subtree. */
export type HashOf = (subtree: Subtree) => string;

/** The complete subtrees that make up a range, the largest first. */
export function subtreesOf({ start, end }: Range): Subtree[] {
  const found: Subtree[] = [];
  for (let at = start; at < end;) {
    const level = Math.floor(Math.log2(end - at));
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** Hash of a range, out of those of its complete subtrees. */
export function hashOfRange(range: Range, hashOf: HashOf): string {
  const hashes = subtreesOf(range).map(hashOf);
  if (hashes.length === 0) return EMPTY_ROOT;
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * The leaf that completes a subtree. A log keeps the hashes of the subtrees that a leaf completes with the leaf, in
 * the order of their levels, so that they are never written again.
 * @source R. Cox, "Transparent Logs for Skeptical Clients" (2019): stored hashes
 */
export function completedBy({ level, index }: Subtree): number {
  return (index + 1) * 2 ** level - 1;
}
