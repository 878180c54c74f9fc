import type { EbmModel, ShapeTerm } from "./ebm/ebmModel.js";
import { importance } from "./ebm/importance.js";

/** A gene that goes with a class, and which way. */
export interface Marker {
  readonly gene: string;
  readonly subtype: string;
  readonly direction: "HIGHER" | "LOWER";
}

/**
 * Genes that mark classes: more important for the class than the mean gene, and of the same slope in the model of all
 * patients and in those of every fold.
 * @param model of all patients
 * @param folds models of the same classes and genes
 */
export function markers(
  model: EbmModel,
  folds: readonly EbmModel[],
): readonly Marker[] {
  const { classes, terms } = model;
  if (classes === null) return [];
  const sizes = importance(model);
  return classes.flatMap((subtype, k) => {
    const [score, sign] = classes.length === 2 ? [0, k === 1 ? 1 : -1] : [k, 1];
    const mean =
      sizes.reduce((sum, own) => sum + own.byScore[score]!, 0) / sizes.length;
    return terms.flatMap(({ feature: gene }, t): Marker[] => {
      const slopes = [model, ...folds].map((one) =>
        Math.sign(slope(one.terms[t]!, score, one.intercept.length)),
      );
      const [first] = slopes;
      const agreed = first !== 0 && slopes.every((own) => own === first);
      if (!agreed || sizes[t]!.byScore[score]! <= mean) return [];
      const direction = first! * sign! > 0 ? "HIGHER" : "LOWER";
      return [{ gene, subtype, direction }];
    });
  });
}

/** Covariance of bin and score over the rows, missing ones left out. */
function slope({ rows, scores }: ShapeTerm, k: number, K: number): number {
  let [n, sum, weighted] = [0, 0, 0];
  for (let bin = 1; bin < rows.length; bin++) {
    n += rows[bin]!;
    sum += rows[bin]! * bin;
  }
  for (let bin = 1; bin < rows.length; bin++)
    weighted += rows[bin]! * (bin - sum / n) * scores[bin * K + k]!;
  return weighted;
}
