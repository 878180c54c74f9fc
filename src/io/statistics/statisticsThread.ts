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
import type { Spots } from "../../science/spatial/spots.js";
import type {
  GeneAgreement,
  PredictedTiles,
} from "../../science/spatial/spotAgreement.js";
import { spotAgreement } from "../../science/spatial/spotAgreement.js";
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

/** One section to compare with its spots. */
export interface CompareJob {
  readonly predicted: PredictedTiles;
  readonly spots: Spots;
  readonly shifts: number;
  readonly seed: number;
}

/** A job of the pool, named as the pool calls it. */
export function compareSection(job: CompareJob): GeneAgreement[] {
  return spotAgreement(job);
}
