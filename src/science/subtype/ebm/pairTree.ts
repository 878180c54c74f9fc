import type { CellSums } from "./pairStrength.js";
import type { CellShape } from "./pairCells.js";
import { LEAST_HESSIAN } from "./leafStep.js";

/** A tree over two features: one is cut, and on each side of it the other is cut where that side gains most. */
export interface PairTree {
  /** The feature that is cut first. */
  readonly axis: 0 | 1;
  /** First bin of its upper side. */
  readonly at: number;
  /** First upper bin of the other feature, on the lower and on the upper side; null: not cut there. */
  readonly sides: readonly [number | null, number | null];
  /** By how much the loss falls, twice, in Newton's approximation. */
  readonly gain: number;
}

/** Gradient, hessian and rows of each bin of one feature. */
interface Line {
  readonly g: Float64Array;
  readonly h: Float64Array;
  readonly n: Float64Array;
}

/** The tree that lowers the loss most; null where none is allowed or none lowers it. @param sums by cell */
export function bestPairTree(
  sums: CellSums,
  shape: CellShape,
  minLeaf: number,
): PairTree | null {
  const one = bestAlong(sums, shape, 0, minLeaf);
  const other = bestAlong(sums, shape, 1, minLeaf);
  if (one === null || (other !== null && other.gain > one.gain)) return other;
  return one;
}

function bestAlong(
  sums: CellSums,
  shape: CellShape,
  axis: 0 | 1,
  minLeaf: number,
): PairTree | null {
  const [outer, inner] =
    axis === 0 ? [shape.first, shape.second] : [shape.second, shape.first];
  const lower = emptyLine(inner);
  const upper = emptyLine(inner);
  for (let i = 0; i < outer; i++) move(sums, shape, { axis, i }, { to: upper });
  const whole = bestOf(upper, minLeaf).uncut;
  let best: PairTree | null = null;
  for (let at = 1; at < outer; at++) {
    // A bin without rows moves nothing: the cut below it is the same.
    if (!move(sums, shape, { axis, i: at - 1 }, { from: upper, to: lower }))
      continue;
    const low = bestOf(lower, minLeaf);
    if (low.score < 0) continue;
    const high = bestOf(upper, minLeaf);
    const gain = low.score + high.score - whole;
    if (high.score >= 0 && gain > (best?.gain ?? 0))
      best = { axis, at, sides: [low.at, high.at], gain };
  }
  return best;
}

function emptyLine(size: number): Line {
  const line = () => new Float64Array(size);
  return { g: line(), h: line(), n: line() };
}

/** Moves the cells of one bin from a line to another. @returns whether it holds a row */
function move(
  { gradient, hessian, rows }: CellSums,
  { first, second }: CellShape,
  { axis, i }: { readonly axis: 0 | 1; readonly i: number },
  { from, to }: { readonly from?: Line; readonly to: Line },
): boolean {
  const [begin, step, size] =
    axis === 0 ? [i * second, 1, second] : [i, second, first];
  let held = false;
  for (let j = 0, at = begin; j < size; j++, at += step) {
    const n = rows[at]!;
    if (n === 0) continue;
    held = true;
    const [g, h] = [gradient[at]!, hessian[at]!];
    to.g[j]! += g;
    to.h[j]! += h;
    to.n[j]! += n;
    if (from === undefined) continue;
    from.g[j]! -= g;
    from.h[j]! -= h;
    from.n[j]! -= n;
  }
  return held;
}

/** Σ G²/H of a line, uncut and where it is best cut; -1 where it holds too little. */
function bestOf(
  { g, h, n }: Line,
  minLeaf: number,
): { score: number; uncut: number; at: number | null } {
  let [G, H, N] = [0, 0, 0];
  for (let j = 0; j < n.length; j++) {
    G += g[j]!;
    H += h[j]!;
    N += n[j]!;
  }
  if (N < minLeaf || H < LEAST_HESSIAN)
    return { score: -1, uncut: -1, at: null };
  const uncut = (G * G) / H;
  let [score, at]: [number, number | null] = [uncut, null];
  let [gl, hl, nl] = [0, 0, 0];
  for (let j = 0; j < n.length - 1; j++) {
    if (n[j] === 0) continue;
    gl += g[j]!;
    hl += h[j]!;
    nl += n[j]!;
    if (nl < minLeaf || hl < LEAST_HESSIAN) continue;
    const hr = H - hl;
    if (N - nl < minLeaf || hr < LEAST_HESSIAN) break;
    const cut = (gl * gl) / hl + (G - gl) ** 2 / hr;
    if (cut > score) [score, at] = [cut, j + 1];
  }
  return { score, uncut, at };
}
