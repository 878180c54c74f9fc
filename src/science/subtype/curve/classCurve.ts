import { quantileSorted } from "simple-statistics";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { randomGenerator } from "../../random/randomGenerator.js";
import type { Interval } from "../../stats/bootstrap.js";
import { intervalOf } from "../../stats/bootstrap.js";
import { aucOf } from "../image/aucOf.js";
import { inversePower } from "./inversePower.js";
import type { Setting } from "./patientsNeeded.js";
import { lowerBound, patientsNeeded, TARGET_AUC } from "./patientsNeeded.js";
import type { CurveJob } from "./subsampledScores.js";
import { subsampledScores } from "./subsampledScores.js";

/**
 * Whether there are enough patients of a class. `LEARNT`: the interval of its area under the curve lies above the target.
 * `TOO_RARE`: not now, but with more patients. `NOT_BY_NUMBER`: the curve is flat below the target. `CANNOT_TELL`:
 * resamples disagree. All of a linear learner: a class in the middle of a gene's range stays flat for it, whatever its number.
 */
export type Rarity = "LEARNT" | "TOO_RARE" | "NOT_BY_NUMBER" | "CANNOT_TELL";

/** How well a class is told from the rest, by the number of its patients that models are taught by. */
export interface ClassCurve {
  readonly points: readonly CurvePoint[];
  readonly rarity: Rarity;
  /** Patients of the class that are wanted beside those there are, where the class is too rare. */
  readonly more: More | null;
  /** Share of resamples whose curve comes above the target at all. */
  readonly reached: number;
}

/** Area under the curve with so many of the class taught, mean over repeats. */
export interface CurvePoint {
  readonly taught: number;
  readonly auc: number;
  readonly interval: Interval;
}

/** How many more; `high` null where that cannot be told. */
export interface More {
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
}

const RESAMPLES = 200;
/**
 * Resamples that must come above the target before more patients are said to help, and of which fewer say that they do not.
 * How often either is right and wrong on drawn classes whose truth is known: test/bench/README.md.
 */
const REACHED = 0.75;
const HARDLY = 0.1;

/**
 * Follows an inverse power law beyond the patients there are. Each resample draws repeats, and patients within class and
 * rest; it takes its curve and what follows from it anew.
 */
export function classCurve(job: CurveJob): ClassCurve {
  const own = job.own.filter(Boolean).length;
  const setting = {
    own,
    others: job.own.length - own,
    taught: (job.folds - 1) / job.folds,
  };
  const sizes = subsampledScores(job);
  const taught = sizes.map((size) => size.taught);
  const areas = sizes.map(({ scores }) =>
    scores.map((one) => aucOf(one, job.own)),
  );
  const random = randomGenerator(job.seed);
  const every = Array.from({ length: job.repeats }, (_, r) => r);
  const curveOf = (counts: Uint16Array, repeats: readonly number[]): number[] =>
    areas.map((size) => mean(repeats.map((r) => size[r]!(counts))));
  const found = curveOf(new Uint16Array(job.own.length).fill(1), every);
  const drawn = Array.from({ length: RESAMPLES }, () =>
    curveOf(
      resample(job.own, random),
      every.map(() => uniformInt(random, 0, job.repeats - 1)),
    ),
  );
  const needed = drawn.map((curve) => neededBy(taught, curve, setting));
  return {
    points: taught.map((n, s) => ({
      taught: n,
      auc: found[s]!,
      interval: intervalOf(drawn.map((curve) => curve[s]!)),
    })),
    ...rarityOf(found.at(-1)!, needed, setting),
  };
}

function neededBy(
  taught: readonly number[],
  curve: readonly number[],
  setting: Setting,
): number | null {
  const law = inversePower(
    taught,
    curve.map((auc) => 1 - auc),
  );
  return patientsNeeded(law, setting);
}

function rarityOf(
  auc: number,
  needed: readonly (number | null)[],
  { own, others }: Setting,
): Pick<ClassCurve, "rarity" | "more" | "reached"> {
  const known = needed.filter((n) => n !== null);
  const reached = known.length / needed.length;
  if (lowerBound(auc, own, others) >= TARGET_AUC)
    return { rarity: "LEARNT", more: null, reached };
  if (reached < REACHED)
    return {
      rarity: reached < HARDLY ? "NOT_BY_NUMBER" : "CANNOT_TELL",
      more: null,
      reached,
    };
  const sorted = needed.map((n) => n ?? Infinity).sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.max(1, Math.ceil(quantileSorted(sorted, share)) - own);
  const high = at(0.975);
  return {
    rarity: "TOO_RARE",
    more: {
      value: at(0.5),
      low: at(0.025),
      high: Number.isFinite(high) ? high : null,
    },
    reached,
  };
}

/** Patients with replacement, as many of the class and of the rest as there are. */
function resample(
  own: readonly boolean[],
  random: RandomGenerator,
): Uint16Array {
  const counts = new Uint16Array(own.length);
  for (const side of [true, false]) {
    const rows = [...own.keys()].filter((row) => own[row] === side);
    for (let i = 0; i < rows.length; i++)
      counts[rows[uniformInt(random, 0, rows.length - 1)]!]!++;
  }
  return counts;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
