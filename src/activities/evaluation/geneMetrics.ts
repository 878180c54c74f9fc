import type { HeldOutGene } from "../../science/legs/evaluateGene.js";
import { plainFigures } from "../../science/legs/besideMean.js";
import type { SetEvaluation } from "../../science/legs/evaluateSet.js";
import type { EvaluatedGene } from "./geneEvaluations.js";

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

/**
 * Figures of a gene over out-of-fold and sealed patients together. The intervals of both r are percentiles, since criteria
 * read them; those of all other figures are BCa.
 */
export function heldOutMetrics({
  heldOut,
  sealed,
  q,
  sets,
}: EvaluatedGene): StoredMetric[] {
  const own = setMetrics(sets.heldOut, { p: heldOut.p, q });
  return [
    ...own.map((metric) =>
      metric.name === "pearson"
        ? { ...metric, value: heldOut.r, ...ends(heldOut.interval) }
        : metric,
    ),
    ...(sealed === null
      ? []
      : [
          {
            name: "sealedPearson",
            value: sealed.r,
            baseline: 0,
            ...ends(sealed.interval),
            p: sealed.p,
            q: null,
          },
        ]),
  ];
}

/** Figures of a gene on one set of patients, with those of simpler models there. @param chance p and q of its r */
export function setMetrics(
  set: SetEvaluation,
  chance: { readonly p: number; readonly q: number },
): StoredMetric[] {
  const count = (name: string, value: number): StoredMetric => ({
    name,
    value,
    baseline: null,
    ...PLAIN,
  });
  return [
    ...set.figures.map(({ name, value, baseline, interval }) => ({
      name,
      value,
      baseline,
      ...PLAIN,
      ...ends(interval),
      ...(name === "pearson" ? chance : {}),
    })),
    count("patients", set.n),
    count("nearZero", set.nearZero),
    ...set.baselines.flatMap(({ name: by, ...figures }) =>
      Object.entries(figures).map(([name, value]) => ({
        ...count(`${name} of ${by}`, value),
        baseline:
          set.figures.find((one) => one.name === name)?.baseline ?? null,
      })),
    ),
  ];
}

function ends(interval: { low: number; high: number } | null) {
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Figures of one fold's model on the bags it held out and, their names beginning with sealed, on those; none below three. */
export function foldMetrics(
  gene: HeldOutGene,
  { heldOut, sealed }: Readonly<Record<"heldOut" | "sealed", Float64Array>>,
): StoredMetric[] {
  return [
    ...plainMetrics(gene, heldOut),
    ...plainMetrics(gene, sealed).map((metric) => ({
      ...metric,
      name: `sealed${metric.name.charAt(0).toUpperCase()}${metric.name.slice(1)}`,
    })),
  ];
}

/** Without a calibration: a fold's few bags make no line. @param predicted NaN at bags that are not meant */
function plainMetrics(
  { observed, centre }: HeldOutGene,
  predicted: Float64Array,
): StoredMetric[] {
  const own = [...predicted.keys()].filter(
    (b) => !Number.isNaN(predicted[b]) && !Number.isNaN(observed[b]),
  );
  if (own.length < 3) return [];
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(own, (b) => values[b]!);
  return plainFigures({
    predicted: at(predicted),
    observed: at(observed),
    centre: at(centre),
  })
    .filter(({ baseline }) => baseline !== null)
    .map((metric) => ({ ...metric, ...PLAIN }));
}
