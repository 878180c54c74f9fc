import type { HeadWeights } from "../mil/trainedHeads.js";
import { backgroundTiles } from "./backgroundTiles.js";
import type { ControlFigure } from "./controlFigure.js";
import { plainHeads } from "./plainHead.js";
import { readHeldOut } from "./readHeldOut.js";

/** The folds' heads of one gene, and bags with tiles of glass to be added. */
export interface BackgroundInput {
  readonly weights: HeadWeights;
  readonly bags: readonly {
    readonly patient: string;
    /** That held the bag out; null: sealed. */
    readonly fold: number | null;
    /** @shape [tiles, dim] */
    readonly features: Float32Array;
    /** Embeddings of tiles without tissue. @shape [background, dim] */
    readonly glass: Float32Array;
  }[];
  readonly draws: number;
  readonly seed: number;
}

/** Reads each bag with and without tiles of glass, by models that never saw it. */
export function probeBackground({
  weights,
  bags,
  ...how
}: BackgroundInput): ControlFigure[] {
  const heads = plainHeads(weights);
  const dim = weights.scaling.mean.length;
  return backgroundTiles(
    bags.map(({ patient, fold, features, glass }) => {
      const both = new Float32Array(features.length + glass.length);
      both.set(features);
      both.set(glass, features.length);
      const seen = readHeldOut(heads, fold, both);
      return {
        patient,
        attention: seen.attention,
        background: glass.length / dim,
        prediction: seen.prediction,
        predictionWithout: readHeldOut(heads, fold, features).prediction,
      };
    }),
    how,
  );
}
