import type {
  GeneEvaluation,
  HeldOutGene,
} from "../../science/legs/evaluateGene.js";
import type { SetEvaluation } from "../../science/legs/evaluateSet.js";
import type { Units } from "../../science/legs/units.js";
import { seedOf } from "../../science/random/seedOf.js";
import { benjaminiHochberg } from "../../science/stats/benjaminiHochberg.js";
import { effectiveTests } from "../../science/stats/effectiveTests.js";

/** One evaluated gene as stored: the figures, and the patients they come from. */
export interface EvaluatedGene extends GeneEvaluation {
  /** After counting every gene that was tried; those of the sets by their own p. */
  readonly q: number;
  readonly setQ: Readonly<Record<CountedSet, number | null>>;
  readonly contributions: Contributions;
}

/** What the figures of a gene rest on, per bag, in the order of the units. @unit log2 expression */
export interface Contributions {
  readonly predicted: readonly number[];
  /** null where not measured. */
  readonly observed: readonly (number | null)[];
  readonly centre: readonly number[];
  /** Predictions of the same by rivals, and by other simple models. */
  readonly rivals: Readonly<Record<string, readonly number[]>>;
  readonly baselines: Readonly<Record<string, readonly number[]>>;
  /** Mean prediction of the models that were taught the bag; null where none was. Absent: not known, or not kept then. */
  readonly taught?: readonly (number | null)[];
}

/** All that was evaluated. */
export interface GeneEvaluations extends Evaluating {
  readonly genes: readonly EvaluatedGene[];
  /** Genes of the panel that could not be evaluated; each still counts as tried, with p = 1. */
  readonly notEvaluated: readonly string[];
  /** Li and Ji's count of independent genes among those tried. */
  readonly effectiveTests: number;
}

/** How and on whom genes are evaluated. */
export interface Evaluating {
  readonly bags: readonly string[];
  readonly units: Units;
  /** Genes of the panel. */
  readonly tried: readonly string[];
  /** Draws behind each p that is counted over all genes. */
  readonly draws: number;
  readonly seed: number;
}

/** A set of patients whose p are counted by themselves. */
export type CountedSet = "outOfFold" | "sealed";

/** What one gene's evaluation works from. */
export function evaluateJob(
  gene: HeldOutGene,
  { units, draws, seed }: Evaluating,
) {
  return { gene, units, draws, seed: seedOf(["evaluate", gene.gene, seed]) };
}

/** Counts the genes beside each other, and keeps what each rests on. @param found null where one could not be evaluated */
export function gatherEvaluations(
  held: readonly HeldOutGene[],
  found: readonly (GeneEvaluation | null)[],
  by: Evaluating,
): GeneEvaluations {
  const done = held.flatMap((own, i) => {
    const evaluation = found[i];
    return evaluation ? [{ own, evaluation }] : [];
  });
  const evaluated = new Set(done.map(({ own }) => own.gene));
  const notEvaluated = by.tried.filter((gene) => !evaluated.has(gene));
  const count = (p: readonly (number | null)[]): number[] =>
    benjaminiHochberg([
      ...p.map((own) => own ?? 1),
      ...notEvaluated.map(() => 1),
    ]);
  const q = count(done.map(({ evaluation }) => evaluation.heldOut.p));
  const ofSet = (set: CountedSet) =>
    countSet(
      done.map(({ evaluation }) => evaluation.sets[set]),
      count,
    );
  const [outOfFold, sealed] = [ofSet("outOfFold"), ofSet("sealed")];
  const complete = done.filter(({ own }) => !own.observed.some(Number.isNaN));
  return {
    ...by,
    genes: done.map(({ own, evaluation }, i) => ({
      ...evaluation,
      q: q[i]!,
      setQ: { outOfFold: outOfFold[i]!, sealed: sealed[i]! },
      contributions: contributionsOf(own),
    })),
    notEvaluated,
    effectiveTests:
      effectiveTests(complete.map(({ own }) => own.observed)) +
      (by.tried.length - complete.length),
  };
}

function countSet(
  sets: readonly ((SetEvaluation & { readonly p: number }) | null)[],
  count: (p: readonly (number | null)[]) => number[],
): (number | null)[] {
  const q = count(sets.map((set) => set?.p ?? null));
  return sets.map((set, i) => (set === null ? null : q[i]!));
}

function contributionsOf(own: HeldOutGene): Contributions {
  const orNull = (values: Float64Array) =>
    Array.from(values, (y) => (Number.isNaN(y) ? null : y));
  return {
    predicted: [...own.predicted],
    observed: orNull(own.observed),
    centre: [...own.centre],
    rivals: listed(own.rivals),
    baselines: listed(own.baselines ?? {}),
    ...(own.taught === undefined ? {} : { taught: orNull(own.taught) }),
  };
}

function listed(
  predictions: Readonly<Record<string, Float64Array>>,
): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(predictions).map(([name, values]) => [name, [...values]]),
  );
}
