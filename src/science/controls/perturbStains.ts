import type { HeadWeights } from "../mil/trainedHeads.js";
import type { ControlFigure } from "./controlFigure.js";
import { plainHeads } from "./plainHead.js";
import { readHeldOut } from "./readHeldOut.js";
import { stainPerturbation } from "./stainPerturbation.js";

/** The folds' heads of one gene, and some tiles of each bag as they are and with other stains. */
export interface PerturbInput {
  readonly weights: HeadWeights;
  readonly bags: readonly {
    readonly patient: string;
    /** That held the bag out; null: sealed. */
    readonly fold: number | null;
    /** @shape [tiles, dim] */
    readonly features: Float32Array;
    /** The same tiles, one array a shift. @shape each [tiles, dim] */
    readonly shifted: readonly Float32Array[];
  }[];
  readonly draws: number;
  readonly seed: number;
}

/** Reads the same tiles with their own and with other stains, by models that never saw the bag. */
export function perturbStains({
  weights,
  bags,
  ...how
}: PerturbInput): ControlFigure | null {
  const heads = plainHeads(weights);
  return stainPerturbation(
    bags.map(({ patient, fold, features, shifted }) => {
      const predict = (of: Float32Array): number =>
        readHeldOut(heads, fold, of).prediction;
      return {
        patient,
        prediction: predict(features),
        perturbed: shifted.map(predict),
      };
    }),
    how,
  );
}
