import type { Interval, Resamples } from "./bootstrap.js";
import { percentileInterval, resampledPearson } from "./bootstrap.js";
import { pearson } from "./correlation.js";
import { residuals } from "./residuals.js";
import { sequentialP } from "./sequentialP.js";
import type { Strata } from "./strata.js";
import { centredWithin, permutations } from "./strata.js";

/** How two variables go together within strata, others held fixed. */
export interface Association {
  /** Partial Pearson's r; positive in the direction asked for. */
  readonly r: number;
  readonly interval: Interval | null;
  /** Probability of one as large, were what is left of y dealt anew within strata. */
  readonly p: number;
}

/** What associate works from. All arrays follow one order. */
export interface AssociateInput {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Held fixed; none: the plain correlation. */
  readonly given: readonly ArrayLike<number>[];
  readonly strata: Strata;
  /** 1: large positive r is extreme; -1: large negative. */
  readonly direction: 1 | -1;
  readonly draws: number;
  readonly seed: number;
  readonly resamples: Resamples;
}

/**
 * Partial correlation of x and y within strata, with a permutation p and a bootstrap interval. The residuals of y change
 * places within strata.
 * @source Freedman & Lane 1983, doi:10.1080/07350015.1983.10509354; Winkler 2014, doi:10.1016/j.neuroimage.2014.01.060
 */
export function associate(input: AssociateInput): Association {
  const { strata, direction, draws, seed, resamples } = input;
  const { x, y } = sides(input);
  const r = direction * pearson(x, y);
  const next = permutations(strata, seed);
  const [unit, other] = [scaled(x, direction), scaled(y, 1)];
  const { p } = sequentialP(r, () => shuffledDot(unit, other, next()), draws);
  const interval = percentileInterval(resamples, (bags) =>
    resampledPearson(unit, other, bags),
  );
  return { r, interval, p };
}

/** The partial correlation alone, positive in the direction asked for. */
export function partialCorrelation(
  input: Pick<AssociateInput, "x" | "y" | "given" | "strata" | "direction">,
): number {
  const { x, y } = sides(input);
  return input.direction * pearson(x, y);
}

/** What is left of both sides within strata and given what is held fixed. */
function sides({
  x,
  y,
  given,
  strata,
}: Pick<AssociateInput, "x" | "y" | "given" | "strata">): {
  x: Float64Array;
  y: Float64Array;
} {
  const held = given.map((values) => centredWithin(values, strata));
  return {
    x: residuals(centredWithin(x, strata), held),
    y: residuals(centredWithin(y, strata), held),
  };
}

/** Of unit length, so that a dot product is r; all zero where there is no spread. */
function scaled(values: Float64Array, sign: 1 | -1): Float64Array {
  const length = Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
  return length > 0 ? values.map((v) => (sign * v) / length) : values;
}

function shuffledDot(
  x: Float64Array,
  y: Float64Array,
  order: Int32Array,
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[order[i]!]!;
  return sum;
}
