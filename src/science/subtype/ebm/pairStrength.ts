import { LEAST_HESSIAN } from "./leafStep.js";
import type { Histogram } from "./histogram.js";
import type { CellShape } from "./pairCells.js";

/** What the cells of a pair hold. */
export interface CellSums extends Pick<Histogram, "gradient" | "hessian"> {
  /** Rows of each cell. */
  readonly rows: Float64Array;
}

/**
 * How much two features could tell together: by how much the loss falls, twice, in Newton's approximation, where each is
 * cut once and the four quarters get each its own step. 0 where no two cuts leave rows enough in all four.
 * @param sums by cell; left as sums of all cells up to each
 * @source Lou et al. 2013 (FAST), doi:10.1145/2487575.2487579
 */
export function pairStrength(
  sums: CellSums,
  { first, second }: CellShape,
  minLeaf: number,
): number {
  const { gradient: G, hessian: H, rows: N } = sums;
  for (const own of [G, H, N]) accumulate(own, first, second);
  const last = (first - 1) * second;
  const end = last + second - 1;
  if (H[end]! < LEAST_HESSIAN) return 0;
  const whole = score(G[end]!, H[end]!);
  let best = whole;
  for (let i = 0; i < first - 1; i++) {
    const right = i * second + second - 1;
    if (N[right]! < 2 * minLeaf) continue;
    if (N[end]! - N[right]! < 2 * minLeaf) break;
    for (let j = 0; j < second - 1; j++) {
      const at = i * second + j;
      const low = last + j;
      const n = N[at]!;
      const scarce =
        n < minLeaf ||
        N[right]! - n < minLeaf ||
        N[low]! - n < minLeaf ||
        N[end]! - N[right]! - N[low]! + n < minLeaf;
      if (scarce) continue;
      const [g, h] = [G[at]!, H[at]!];
      const quarters =
        score(g, h) +
        score(G[right]! - g, H[right]! - h) +
        score(G[low]! - g, H[low]! - h) +
        score(
          G[end]! - G[right]! - G[low]! + g,
          H[end]! - H[right]! - H[low]! + h,
        );
      if (quarters > best) best = quarters;
    }
  }
  return best - whole;
}

/** Below every whole where a quarter is too flat to be trusted. */
function score(g: number, h: number): number {
  return h < LEAST_HESSIAN ? -Infinity : (g * g) / h;
}

/** Sums of all cells up to each, both ways. */
function accumulate(own: Float64Array, first: number, second: number): void {
  for (let i = 0; i < first; i++) {
    let line = 0;
    for (let j = 0, at = i * second; j < second; j++, at++) {
      line += own[at]!;
      own[at] = i === 0 ? line : own[at - second]! + line;
    }
  }
}
