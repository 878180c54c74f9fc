import type { Mask } from "./mask.js";

/** Median of the values that a mask means; null where it means none. */
export function medianIn(values: Float32Array, { data }: Mask): number | null {
  const meant = new Float32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++)
    if (data[i] === 1) meant[n++] = values[i]!;
  return n === 0 ? null : meant.subarray(0, n).sort()[n >> 1]!;
}
