import { evenBorders } from "./evenBorders.js";

/**
 * Where a feature is cut into bins that hold about equally many rows: between neighbouring values, at each of them where
 * they are few. Missing values are left out.
 * @param values NaN where missing
 * @returns ascending cuts; a value at or above a cut lies right of it
 */
export function quantileCuts(
  values: Float64Array,
  maxBins: number,
): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const borders: number[] = [];
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i]! > sorted[i - 1]!) borders.push(i);
  const kept =
    borders.length < maxBins
      ? borders
      : evenBorders(borders, sorted.length, maxBins);
  return Float64Array.from(kept, (i) => between(sorted[i - 1]!, sorted[i]!));
}

/** The middle; the upper value where rounding leaves nothing between. Never -0, which JSON does not tell from 0. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return (middle > low ? middle : high) + 0;
}
