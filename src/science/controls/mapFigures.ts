import type { Interval } from "../stats/bootstrap.js";
import { percentileInterval, resamplePatients } from "../stats/bootstrap.js";
import { pooledP } from "./pooledP.js";
import { signFlipP } from "./signFlipP.js";

/** A figure about the maps of a gene's models. */
export interface MapFigure {
  readonly value: number;
  readonly interval: Interval | null;
  readonly p: number;
  /** Patients. */
  readonly n: number;
}

/** Resamples of the patients behind an interval, and flips of sign behind a p. */
const DRAWS = 1000;

/**
 * By how much more the folds' models share than models taught shuffled labels through the same training. Models of
 * overlapping patients and of one encoder share some whatever they are taught, so that chance alone is no comparison. p is
 * the share of those models' series whose mean is as large, all genes together.
 * @param patients of each bag @param shared covariance of the folds' maps @shape [bags]
 * @param taughtShuffled the same of each shuffled series of every gene, one at least @shape [series][bags]
 */
export function agreementFigure({
  patients,
  shared,
  taughtShuffled,
  seed,
}: {
  readonly patients: readonly string[];
  readonly shared: ArrayLike<number>;
  readonly taughtShuffled: readonly ArrayLike<number>[];
  readonly seed: number;
}): MapFigure {
  const bags = [...patients.keys()];
  const beyond = bags.map(
    (b) => shared[b]! - meanOf(taughtShuffled.map((own) => own[b]!)),
  );
  const nulls = taughtShuffled.map((own) => meanOf(bags.map((b) => own[b]!)));
  const own = meanOf(bags.map((b) => shared[b]!));
  return {
    ...meanFigure(patients, beyond, seed),
    p: pooledP(own, nulls).p,
  };
}

/**
 * By how much the maps of the folds' models are more like each other than like those of heads that never trained. A map
 * that looks the same without what was learnt shows the embeddings, not the model.
 * @param patients of each bag
 * @param beyond correlation between the folds' maps less the size of that with heads that never trained @shape [bags]
 * @source Adebayo 2018, doi:10.48550/arXiv.1810.03292
 */
export function untrainedFigure({
  patients,
  beyond,
  seed,
}: {
  readonly patients: readonly string[];
  readonly beyond: ArrayLike<number>;
  readonly seed: number;
}): MapFigure {
  const values = patients.map((_, b) => beyond[b]!);
  return {
    ...meanFigure(patients, values, seed),
    p: signFlipP(values, patients, { draws: DRAWS - 1, seed }),
  };
}

function meanFigure(
  patients: readonly string[],
  values: readonly number[],
  seed: number,
): Omit<MapFigure, "p"> {
  const resamples = resamplePatients(patients, { resamples: DRAWS, seed });
  return {
    value: meanOf(values),
    interval: percentileInterval(resamples, (bags) =>
      meanOf(Array.from(bags, (b) => values[b]!)),
    ),
    n: new Set(patients).size,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
