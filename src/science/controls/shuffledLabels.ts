import type { Strata } from "../stats/strata.js";
import { partialCorrelation } from "../stats/associate.js";
import type { ControlFigure } from "./controlFigure.js";
import { pooledP } from "./pooledP.js";

/** Held-out predictions of models taught one series of labels, and those labels. @shape each [bags] */
export interface TaughtSeries {
  readonly predicted: ArrayLike<number>;
  /** NaN where not measured. */
  readonly observed: ArrayLike<number>;
}

/** Correlation within strata of what models predict with what they were to predict, on bags that they never saw. */
export function heldOutR(
  { predicted, observed }: TaughtSeries,
  strata: Strata,
): number {
  const known = [...strata.keys()].filter((b) => Number.isFinite(observed[b]));
  return partialCorrelation({
    x: known.map((b) => predicted[b]!),
    y: known.map((b) => observed[b]!),
    given: [],
    strata: known.map((b) => strata[b]!),
    direction: 1,
  });
}

/**
 * Whether models learn a gene better than the same models, through the same training, learn labels dealt anew within
 * site. The null is pooled over genes: a shuffled series has lost its gene, and a few sets then give many values.
 * @param r of the gene's own models @param nulls r of every shuffled series of every gene
 * @param patients it rests on
 */
export function shuffledLabels(
  r: number,
  nulls: ArrayLike<number>,
  patients: number,
): ControlFigure {
  const { p, nullMean } = pooledP(r, nulls);
  return {
    kind: "shuffledLabels",
    value: r,
    n: patients,
    p,
    nullHypothesis: `models taught labels shuffled within site through the same training, all genes together (${nulls.length})`,
    ...(nullMean === null ? {} : { baseline: nullMean }),
  };
}
