import type { HeldOutGene } from "../../science/legs/evaluateGene.js";
import type { GeneModule } from "../../science/legs/moduleGenes.js";
import {
  alignment,
  moduleMean,
  scaleOf,
} from "../../science/legs/moduleSeries.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import { benjaminiHochberg } from "../../science/stats/benjaminiHochberg.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { PairAssessment } from "../../science/legs/assessGene.js";
import type { AssessedModule } from "./assessPairs.js";
import { countPairs } from "./countPairs.js";
import type { GeneStatistics } from "../deps.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import type { PairContext } from "./pairInputs.js";
import { pairInput } from "./pairInputs.js";

/** What was measured of a module, before it is counted beside what else was tried. */
export interface MeasuredModule {
  readonly genes: readonly string[];
  readonly evaluation: Omit<AssessedModule["evaluation"], "q">;
  readonly pair: PairAssessment;
}

/**
 * Assesses a module as if it were a gene: expression, predictions and contrasts are the means of its genes', each turned
 * the way of the leading gene and scaled.
 */
export async function assessModule(
  deps: GeneStatistics,
  context: PairContext,
  from: {
    readonly module: GeneModule;
    readonly evaluations: GeneEvaluations;
    /** Rival predictions of a gene. */
    readonly rivals: (gene: string) => Readonly<Record<string, Float64Array>>;
  },
): Promise<MeasuredModule> {
  const { measures, draws, seed } = context;
  const { genes, morphology } = from.module;
  const name = `module ${genes.join("+")}`;
  const expression = genes.map(measures.expression);
  const { units } = measures;
  const signs = alignment(units, expression);
  const mean = (
    series: readonly ArrayLike<number>[],
    scales: readonly number[],
  ) => moduleMean(series, signs, scales);
  const scales = expression.map(scaleOf);
  const ones = genes.map(() => 1);
  const contrast = MORPHOLOGIES.map((_, m) =>
    mean(
      genes.map((gene) => contrastOf(context, gene)[m]!),
      ones,
    ),
  );
  const own = {
    name,
    expression: mean(expression, scales),
    contrast,
    parts: genes,
  };
  const [assessed = []] = await deps.statistics.assessGenes([
    pairInput(context, own),
  ]);
  const pair = assessed.find((one) => one.morphology === morphology);
  const [evaluation] = await deps.statistics.evaluateGenes([
    {
      gene: moduleGene(name, from, mean),
      units,
      draws,
      seed: seedOf(["evaluate", name, seed]),
    },
  ]);
  if (pair === undefined || !evaluation)
    throw new Error(`${name} could not be assessed, though its genes were`);
  return { genes, evaluation, pair };
}

/** Counts modules beside each other and beside every gene and pair that was tried. */
export function countModules(
  modules: readonly MeasuredModule[],
  tried: {
    readonly genes: readonly number[];
    readonly pairs: {
      readonly found: readonly PairAssessment[];
      readonly tried: number;
    };
  },
): AssessedModule[] {
  const geneQ = benjaminiHochberg([
    ...modules.map(({ evaluation }) => evaluation.heldOut.p),
    ...tried.genes,
  ]);
  const pairs = countPairs(
    [...modules.map(({ pair }) => pair), ...tried.pairs.found],
    modules.length + tried.pairs.tried,
  );
  return modules.map(({ genes, evaluation }, i) => ({
    genes,
    evaluation: { ...evaluation, q: geneQ[i]! },
    pair: pairs[i]!,
  }));
}

function contrastOf(
  { contrasts }: PairContext,
  gene: string,
): readonly Float64Array[] {
  const own = contrasts.of.get(gene);
  if (own === undefined) throw new Error(`gene ${gene} has no contrasts`);
  return own;
}

function moduleGene(
  name: string,
  from: Parameters<typeof assessModule>[2],
  mean: (
    series: readonly ArrayLike<number>[],
    scales: readonly number[],
  ) => Float64Array,
): HeldOutGene {
  const own = from.module.genes.map((gene) => {
    const found = from.evaluations.genes.find((one) => one.gene === gene);
    if (found === undefined) throw new Error(`gene ${gene} was not evaluated`);
    const { predicted, observed, centre, taught } = found.contributions;
    return {
      predicted,
      observed: Float64Array.from(observed, (y) => y ?? Number.NaN),
      taught: taught && Float64Array.from(taught, (y) => y ?? Number.NaN),
      centre,
      rivals: from.rivals(gene),
    };
  });
  const scales = own.map(({ observed }) => scaleOf(observed));
  const rivals = Object.keys(own[0]?.rivals ?? {});
  const taught = own.flatMap((gene) => gene.taught ?? []);
  return {
    gene: name,
    predicted: mean(
      own.map(({ predicted }) => predicted),
      scales,
    ),
    observed: mean(
      own.map(({ observed }) => observed),
      scales,
    ),
    centre: mean(
      own.map(({ centre }) => centre),
      scales,
    ),
    ...(taught.length === own.length ? { taught: mean(taught, scales) } : {}),
    rivals: Object.fromEntries(
      rivals.map((rival) => [
        rival,
        mean(
          own.map((gene) => gene.rivals[rival]!),
          scales,
        ),
      ]),
    ),
  };
}
