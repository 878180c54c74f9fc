import type { EbmModel, ShapeTerm } from "../ebm/ebmModel.js";
import { importance } from "../ebm/importance.js";

/** What the explainable models say of a gene and a class. */
export interface ShapeSlope {
  readonly gene: string;
  readonly subtype: string;
  /** Correlation of the shape with the gene's bin over patients, of the model that makes most of it upwards. */
  readonly most: number;
  /** The same, of the model that makes least of it, or most downwards. */
  readonly least: number;
  /** Share of the genes that weigh less for the class in the model of all patients. */
  readonly rank: number;
}

/**
 * How the shapes of every gene slope for every class, over the model of all patients and those of the folds.
 * @param model of all patients
 * @param folds models of the same classes and genes
 */
export function shapeSlopes(
  model: EbmModel,
  folds: readonly EbmModel[],
): ShapeSlope[] {
  const { classes, terms } = model;
  if (classes === null) return [];
  const sizes = importance(model);
  return classes.flatMap((subtype, k) => {
    // Of two classes only the second has a score.
    const [score, sign] = classes.length === 2 ? [0, k === 1 ? 1 : -1] : [k, 1];
    const sized = sizes.map(({ byScore }) => byScore[score]!);
    return terms.map(({ feature: gene }, t): ShapeSlope => {
      const slopes = [model, ...folds].map(
        (one) => sign! * slopeOf(one.terms[t]!, score, one.intercept.length),
      );
      const less = sized.filter((own) => own < sized[t]!).length;
      return {
        ...{ gene, subtype, rank: less / Math.max(1, sized.length - 1) },
        most: Math.max(...slopes),
        least: Math.min(...slopes),
      };
    });
  });
}

/** Scores that vary by less are flat but for rounding. */
const NOISE = 1e-18;

/** Correlation of bin and score over the rows, missing ones left out; 0 where either is flat. */
function slopeOf({ rows, scores }: ShapeTerm, k: number, K: number): number {
  let [n, bins, adds] = [0, 0, 0];
  for (let bin = 1; bin < rows.length; bin++) {
    n += rows[bin]!;
    bins += rows[bin]! * bin;
    adds += rows[bin]! * scores[bin * K + k]!;
  }
  let [both, ofBins, ofScores] = [0, 0, 0];
  for (let bin = 1; bin < rows.length; bin++) {
    const x = bin - bins / n;
    const y = scores[bin * K + k]! - adds / n;
    both += rows[bin]! * x * y;
    ofBins += rows[bin]! * x * x;
    ofScores += rows[bin]! * y * y;
  }
  const scale = Math.sqrt(ofBins * ofScores);
  return ofScores > NOISE * n ? Math.max(-1, Math.min(1, both / scale)) : 0;
}
