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
import { randomAttention } from "../../science/mil/baselines/randomAttention.js";
import { sharedAttention } from "../../science/mil/baselines/sharedAttention.js";
import type { TileFit } from "../../science/mil/baselines/tileTargets.js";
import { topKMean } from "../../science/mil/baselines/topKMean.js";
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

const TILE_MODELS = {
  randomAttention,
  topKMean,
  multitask: sharedAttention,
} as const;

/** A simple model of all genes to train in one fold. */
export interface FitTilesJob {
  readonly model: keyof typeof TILE_MODELS;
  readonly fit: TileFit;
}

/** A job of the pool, named as the pool calls it. */
export function fitTiles({ model, fit }: FitTilesJob): Float64Array[] {
  return TILE_MODELS[model](fit);
}
