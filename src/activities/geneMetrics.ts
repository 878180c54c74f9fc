import { partialCorrelation } from "../science/stats/associate.js";
import type { HeldOutGene } from "../science/legs/evaluateGene.js";
import { errorMetrics } from "../science/legs/errorMetrics.js";
import type { EvaluatedGene } from "./evaluateGenes.js";

/** A figure as a Prediction carries it; null where it has none. */
export interface StoredMetric {
  readonly name: string;
  readonly value: number;
  /** The same of the training mean. */
  readonly baseline: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly q: number | null;
}

const PLAIN = { low: null, high: null, p: null, q: null };

/** Figures of a gene over out-of-fold and sealed patients. A constant goes with nothing, so r of the mean counts as 0. */
export function heldOutMetrics(gene: EvaluatedGene): StoredMetric[] {
  const { heldOut, sealed, spearman, metrics, q, advantages } = gene;
  const interval = (of: {
    interval: { low: number; high: number } | null;
  }) => ({
    low: of.interval?.low ?? null,
    high: of.interval?.high ?? null,
  });
  return [
    {
      name: "pearson",
      value: heldOut.r,
      baseline: 0,
      ...interval(heldOut),
      p: heldOut.p,
      q,
    },
    { name: "spearman", value: spearman, baseline: 0, ...PLAIN },
    ...(sealed === null
      ? []
      : [
          {
            name: "sealedPearson",
            value: sealed.r,
            baseline: 0,
            ...interval(sealed),
            p: sealed.p,
            q: null,
          },
        ]),
    ...metrics.map((metric) => ({ ...metric, ...PLAIN })),
    ...advantages.map(({ rival, rivalR }) => ({
      name: `pearson of ${rival}`,
      value: rivalR,
      baseline: 0,
      ...PLAIN,
    })),
  ];
}

/** Figures of one fold's model on the bags it held out; none below three. */
export function foldMetrics(
  { observed, centre }: HeldOutGene,
  predicted: Float64Array,
): StoredMetric[] {
  const own = [...predicted.keys()].filter(
    (b) => !Number.isNaN(predicted[b]) && !Number.isNaN(observed[b]),
  );
  if (own.length < 3) return [];
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(own, (b) => values[b]!);
  const pair = { predicted: at(predicted), observed: at(observed) };
  const r = partialCorrelation({
    x: pair.predicted,
    y: pair.observed,
    given: [],
    strata: own.map(() => null),
    direction: 1,
  });
  return [
    { name: "pearson", value: r, baseline: 0, ...PLAIN },
    ...errorMetrics({ ...pair, centre: at(centre) }).map((metric) => ({
      ...metric,
      ...PLAIN,
    })),
  ];
}
