import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { CellShape } from "./pairCells.js";
import type { PairTree } from "./pairTree.js";

/** A tree cut anywhere that leaves enough rows in each leaf, each place as likely; null where no cut does. @param rows of each cell */
export function randomPairTree(
  rows: Float64Array,
  shape: CellShape,
  minLeaf: number,
  random: RandomGenerator,
): Omit<PairTree, "gain"> | null {
  const axis = uniformInt(random, 0, 1) === 0 ? 0 : 1;
  const outer = axis === 0 ? shape.first : shape.second;
  const pick = (along: 0 | 1, low: number, high: number): number | null =>
    placeOf(rowsAlong(rows, shape, { along, low, high }), minLeaf, random);
  const at = pick(axis, 0, axis === 0 ? shape.second : shape.first);
  if (at === null) return null;
  const other = axis === 0 ? 1 : 0;
  return { axis, at, sides: [pick(other, 0, at), pick(other, at, outer)] };
}

/** Rows of each bin of one feature, where the other's bin is from `low` up to, not including, `high`. */
function rowsAlong(
  rows: Float64Array,
  { first, second }: CellShape,
  { along, low, high }: { along: 0 | 1; low: number; high: number },
): Float64Array {
  const [size, own, across] =
    along === 0 ? [first, second, 1] : [second, 1, second];
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = low; j < high; j++) sum += rows[i * own + j * across]!;
    return sum;
  });
}

function placeOf(
  rows: Float64Array,
  minLeaf: number,
  random: RandomGenerator,
): number | null {
  let [first, below] = [0, 0];
  while (first < rows.length && below < minLeaf) below += rows[first++]!;
  let [last, above] = [rows.length, 0];
  while (last > 0 && above < minLeaf) above += rows[--last]!;
  return first > last ? null : uniformInt(random, first, last);
}
