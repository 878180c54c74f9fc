import type {
  AssessGeneInput,
  PairAssessment,
} from "../../science/legs/assessGene.js";
import { assessGene as assess } from "../../science/legs/assessGene.js";
import type {
  GeneEvaluation,
  HeldOutGene,
} from "../../science/legs/evaluateGene.js";
import { evaluateGene as evaluate } from "../../science/legs/evaluateGene.js";
import type { Units } from "../../science/legs/units.js";

/** One gene to evaluate. */
export interface EvaluateJob {
  readonly gene: HeldOutGene;
  readonly units: Units;
  readonly draws: number;
  readonly seed: number;
}

/** A job of the pool, named as the pool calls it. */
export function evaluateGene({
  gene,
  units,
  draws,
  seed,
}: EvaluateJob): GeneEvaluation | null {
  return evaluate(gene, units, { draws, seed });
}

/** A job of the pool, named as the pool calls it. */
export function assessGene(job: AssessGeneInput): PairAssessment[] {
  return assess(job);
}
