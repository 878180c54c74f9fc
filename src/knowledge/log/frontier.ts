import { EMPTY_ROOT, nodeHash } from "./merkleHash.js";

/** A tree that grows: its size, and the hashes of the complete subtrees that make it up, the largest first. */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly string[];
}

/** The tree that has no leaf. */
export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** A frontier that does not fit its size: another program wrote the log without it. */
export class BrokenFrontierError extends Error {
  override readonly name = "BrokenFrontierError";
  constructor(readonly frontier: Frontier) {
    super(
      `the log has ${frontier.size} entries and the hashes of ${frontier.hashes.length} subtrees, which do not fit; ` +
        `an older program or a hand wrote into it: put back a copy of the database from before`,
    );
  }
}

/**
 * Adds a leaf by its hash.
 * @returns the tree, and the subtrees that the leaf completed: itself, the pair it closed, the four, and so on
 * @throws BrokenFrontierError
 */
export function grow(
  frontier: Frontier,
  leaf: string,
): { readonly frontier: Frontier; readonly completed: readonly string[] } {
  assertFits(frontier);
  const hashes = [...frontier.hashes];
  const completed = [leaf];
  let above = leaf;
  for (let left = frontier.size; left % 2 === 1; left = (left - 1) / 2) {
    above = nodeHash(hashes.pop()!, above);
    completed.push(above);
  }
  hashes.push(above);
  return { frontier: { size: frontier.size + 1, hashes }, completed };
}

/** Root of the tree. @source RFC 6962, section 2.1 */
export function rootOf({ hashes }: Frontier): string {
  if (hashes.length === 0) return EMPTY_ROOT;
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** As many complete subtrees as the size has ones in binary. */
function assertFits(frontier: Frontier): void {
  const ones = frontier.size.toString(2).replaceAll("0", "").length;
  if (ones !== frontier.hashes.length) throw new BrokenFrontierError(frontier);
}
