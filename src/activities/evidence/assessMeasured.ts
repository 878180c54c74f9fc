import { moduleGenes } from "../../science/legs/moduleGenes.js";
import { sitesWith } from "../../science/legs/units.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { GeneStatistics } from "../deps.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import type { Watch } from "../step/heartbeat.js";
import type { MeasuredModule } from "./assessModule.js";
import { assessModule, countModules } from "./assessModule.js";
import type { PairAssessments } from "./assessPairs.js";
import { countPairs } from "./countPairs.js";
import type { PairContext } from "./pairInputs.js";
import { pairInput } from "./pairInputs.js";
import { SITE_PATIENTS } from "./sitePatients.js";

/** What pairs are judged beside, and by which levels modules are sought. */
export interface Assessing {
  readonly evaluations: GeneEvaluations;
  /** Predictions of a gene by rivals. */
  readonly rivals: (gene: string) => Readonly<Record<string, Float64Array>>;
  /** q below which a gene goes with a morphology. */
  readonly goes: number;
  /** p below which an effect outlives a rival. */
  readonly outlives: number;
  readonly watch?: Watch;
}

/** Assesses every pair that was measured, and the modules that no single gene explains. */
export async function assessMeasured(
  deps: GeneStatistics,
  context: PairContext,
  from: Assessing,
): Promise<PairAssessments> {
  const { measures, contrasts } = context;
  const { genes, units } = measures;
  const jobs = genes.flatMap((gene) => {
    const contrast = contrasts.of.get(gene);
    if (contrast === undefined) return [];
    const expression = measures.expression(gene);
    const own = { name: gene, expression, contrast, parts: [gene] };
    return [pairInput(context, own)];
  });
  const all = await deps.statistics.assessGenes(jobs, from.watch);
  const found = all.flat();
  const tried = genes.length * MORPHOLOGIES.length;
  const pairs = countPairs(found, tried);
  const modules = moduleGenes(pairs, {
    goes: ({ present, q }) => present.r > 0 && q < from.goes,
    level: from.outlives,
  });
  const measured: MeasuredModule[] = [];
  for (const module of modules)
    measured.push(await assessModule(deps, context, { module, ...from }));
  return {
    pairs,
    modules: countModules(measured, {
      genes: [
        ...from.evaluations.genes.map(({ heldOut }) => heldOut.p),
        ...from.evaluations.notEvaluated.map(() => 1),
      ],
      pairs: { found, tried },
    }),
    tried,
    outlives: from.outlives,
    sites: sitesWith(units, SITE_PATIENTS),
    patients: new Set(units.patients).size,
  };
}
