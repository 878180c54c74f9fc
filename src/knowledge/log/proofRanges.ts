import type { Range } from "./subtrees.js";

/** A place that the log does not have. */
export class NoSuchEntryError extends RangeError {
  override readonly name = "NoSuchEntryError";
}

/**
 * The ranges whose hashes prove that a tree of `size` leaves has the leaf at `index`, the nearest first.
 * @source RFC 6962, section 2.1.1
 * @throws NoSuchEntryError
 */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(Number.isInteger(index) && index >= 0 && index < size))
    throw new NoSuchEntryError(
      `a log of ${size} entries has none at ${index}; give 0 to ${size - 1}`,
    );
  return path({ start: 0, end: size }, index);
}

/**
 * The ranges whose hashes prove that the tree of `to` leaves begins with the tree of `from` leaves.
 * @source RFC 6962, section 2.1.2
 * @throws NoSuchEntryError
 */
export function consistencyRanges(from: number, to: number): Range[] {
  if (!(Number.isInteger(from) && from >= 0 && from <= to))
    throw new NoSuchEntryError(
      `a log of ${to} entries had no size ${from}; give 0 to ${to}`,
    );
  if (from === 0 || from === to) return [];
  return subproof({ start: 0, end: to }, from, []);
}

function path({ start, end }: Range, index: number): Range[] {
  if (end - start === 1) return [];
  const middle = start + halfOf(end - start);
  const left = { start, end: middle };
  const right = { start: middle, end };
  return index < middle
    ? [...path(left, index), right]
    : [...path(right, index), left];
}

/** @param size leaves of the earlier tree, all in the range or before it */
function subproof(
  range: Range,
  size: number,
  above: readonly Range[],
): Range[] {
  const { start, end } = range;
  // The earlier tree ends here. Who checks knows its root, so that it is not said where it is all of that tree.
  if (size === end) return start === 0 ? [...above] : [range, ...above];
  const middle = start + halfOf(end - start);
  const left = { start, end: middle };
  const right = { start: middle, end };
  return size <= middle
    ? subproof(left, size, [right, ...above])
    : subproof(right, size, [left, ...above]);
}

/** The largest power of two below n. */
function halfOf(n: number): number {
  return 2 ** Math.ceil(Math.log2(n) - 1);
}
