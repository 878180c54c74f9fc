import { partialCorrelation } from "../stats/associate.js";
import { meanRanks } from "../stats/ranks.js";
import type { Metric } from "./errorMetrics.js";
import { errorMetrics } from "./errorMetrics.js";
import type { LegAssociation } from "./legAssociation.js";
import { legAssociation, legResamples } from "./legAssociation.js";
import type { Units } from "./units.js";
import { pickUnits, siteAndSet } from "./units.js";

/** One gene's held-out predictions. All arrays follow one order of bags. @unit log2 expression */
export interface HeldOutGene {
  readonly gene: string;
  readonly predicted: Float64Array;
  /** NaN where not measured. */
  readonly observed: Float64Array;
  /** What predicted and observed are deviations from. */
  readonly centre: Float64Array;
  /** The same predictions by rivals, through the same folds. */
  readonly rivals: Readonly<Record<string, Float64Array>>;
}

/** What a model knows beyond a rival, on the same patients. */
export interface Advantage extends LegAssociation {
  readonly rival: string;
  /** Within-site r of the rival alone. */
  readonly rivalR: number;
}

/** Everything measured of one gene on bags whose models never saw them. */
export interface GeneEvaluation {
  readonly gene: string;
  /** Out of fold and sealed together; r of prediction and measurement within site and set. */
  readonly heldOut: LegAssociation;
  /** Sealed patients alone; null where there are too few. */
  readonly sealed: LegAssociation | null;
  readonly spearman: number;
  readonly metrics: readonly Metric[];
  readonly advantages: readonly Advantage[];
}

/** Bags below which nothing is evaluated. */
const LEAST_BAGS = 3;
/** Draws behind a p that no criterion counts over all genes. */
const FEW_DRAWS = 1999;

/** Evaluates one gene; null where too few bags have both sides. */
export function evaluateGene(
  gene: HeldOutGene,
  units: Units,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): GeneEvaluation | null {
  const known = [...gene.observed.keys()].filter(
    (b) => !Number.isNaN(gene.observed[b]),
  );
  if (known.length < LEAST_BAGS) return null;
  const own = pickGene(gene, units, known);
  const sealed = known.filter((b) => units.sealed[b]);
  const whole = correlate(own, seed);
  return {
    gene: gene.gene,
    heldOut: whole([], draws),
    sealed:
      sealed.length < LEAST_BAGS
        ? null
        : correlate(pickGene(gene, units, sealed), seed + 1)([], FEW_DRAWS),
    spearman: partialCorrelation({
      x: meanRanks(own.predicted),
      y: meanRanks(own.observed),
      given: [],
      strata: siteAndSet(own.units),
      direction: 1,
    }),
    metrics: errorMetrics(own),
    advantages: Object.entries(own.rivals).map(([rival, values]) => ({
      rival,
      ...whole([values], FEW_DRAWS),
      rivalR: partialCorrelation({
        x: values,
        y: own.observed,
        given: [],
        strata: siteAndSet(own.units),
        direction: 1,
      }),
    })),
  };
}

interface KnownGene extends HeldOutGene {
  readonly units: Units;
}

function pickGene(
  gene: HeldOutGene,
  units: Units,
  places: readonly number[],
): KnownGene {
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(places, (b) => values[b]!);
  return {
    gene: gene.gene,
    units: pickUnits(units, places),
    predicted: at(gene.predicted),
    observed: at(gene.observed),
    centre: at(gene.centre),
    rivals: Object.fromEntries(
      Object.entries(gene.rivals).map(([name, values]) => [name, at(values)]),
    ),
  };
}

/** Correlates prediction and measurement given rival predictions. */
function correlate(
  { units, predicted, observed }: KnownGene,
  seed: number,
): (given: readonly Float64Array[], draws: number) => LegAssociation {
  const resamples = legResamples(units, seed);
  const strata = siteAndSet(units);
  return (given, draws) =>
    legAssociation(units, {
      x: predicted,
      y: observed,
      given,
      strata,
      direction: 1,
      draws,
      seed,
      resamples,
    });
}
