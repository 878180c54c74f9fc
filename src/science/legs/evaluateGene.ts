import { partialCorrelation } from "../stats/associate.js";
import { pearson } from "../stats/correlation.js";
import { centredWithin } from "../stats/strata.js";
import type { Resamples } from "../stats/bootstrap.js";
import type { CarriedOver } from "./carriedOver.js";
import { carriedOver } from "./carriedOver.js";
import type { SetEvaluation } from "./evaluateSet.js";
import { evaluateSet } from "./evaluateSet.js";
import type { FoldCount } from "./foldCount.js";
import { countFolds } from "./foldCount.js";
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
  /** The same by simpler models that no criterion asks about. */
  readonly baselines?: Readonly<Record<string, Float64Array>>;
  /** Mean prediction of the models that were taught the bag; NaN where none was. Left out: it is not known. */
  readonly taught?: Float64Array;
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
  readonly advantages: readonly Advantage[];
  /** Folds whose own r out of fold is positive; null where the units do not tell their folds. */
  readonly folds: FoldCount | null;
  /** null where no model's predictions of patients it was taught are known. */
  readonly carriedOver: CarriedOver | null;
  /** Reported; criteria read no more of it than the held-out MAPE. The sealed set null where there are too few, as is the other. */
  readonly sets: {
    readonly heldOut: SetEvaluation;
    readonly outOfFold: (SetEvaluation & { readonly p: number }) | null;
    readonly sealed: (SetEvaluation & { readonly p: number }) | null;
  };
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
  const resamples = legResamples(own.units, seed);
  const whole = correlate(own, resamples, seed);
  const part = (side: boolean, offset: number) => {
    const places = known.filter((b) => units.sealed[b] === side);
    return places.length < LEAST_BAGS
      ? null
      : evaluatePart(pickGene(gene, units, places), seed + offset);
  };
  const sealed = part(true, 1);
  const open = pickGene(
    gene,
    units,
    known.filter((b) => !units.sealed[b]),
  );
  return {
    gene: gene.gene,
    heldOut: whole([], draws),
    sealed: sealed?.association ?? null,
    folds: agreeingFolds(open),
    carriedOver:
      open.taught === null
        ? null
        : carriedOver(open.units, { ...open, taught: open.taught }, seed + 3),
    sets: {
      heldOut: evaluateSet(withRivals(own), resamples),
      outOfFold: part(false, 2)?.set ?? null,
      sealed: sealed?.set ?? null,
    },
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

interface KnownGene extends Required<Omit<HeldOutGene, "taught">> {
  readonly units: Units;
  readonly taught: Float64Array | null;
}

/** A fold's own value is the r of its bags, both sides less the mean of their site over all that are not sealed. */
function agreeingFolds({ units, predicted, observed }: KnownGene) {
  const [x, y] = [predicted, observed].map((side) =>
    centredWithin(side, units.sites),
  );
  return countFolds(units, (bags) =>
    pearson(
      bags.map((b) => x![b]!),
      bags.map((b) => y![b]!),
    ),
  );
}

/** The out-of-fold or the sealed bags alone. */
function evaluatePart(
  own: KnownGene,
  seed: number,
): {
  readonly association: LegAssociation;
  readonly set: SetEvaluation & { readonly p: number };
} {
  const resamples = legResamples(own.units, seed);
  const association = correlate(own, resamples, seed)([], FEW_DRAWS);
  const set = {
    ...evaluateSet(withRivals(own), resamples),
    p: association.p,
  };
  return { association, set };
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
    rivals: allAt(gene.rivals, at),
    baselines: allAt(gene.baselines ?? {}, at),
    taught: gene.taught === undefined ? null : at(gene.taught),
  };
}

/** The rivals are baselines too. */
function withRivals(own: KnownGene): KnownGene {
  return { ...own, baselines: { ...own.rivals, ...own.baselines } };
}

function allAt(
  predictions: Readonly<Record<string, Float64Array>>,
  at: (values: Float64Array) => Float64Array,
): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(predictions).map(([name, values]) => [name, at(values)]),
  );
}

/** Correlates prediction and measurement given rival predictions. */
function correlate(
  { units, predicted, observed }: KnownGene,
  resamples: Resamples,
  seed: number,
): (given: readonly Float64Array[], draws: number) => LegAssociation {
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
