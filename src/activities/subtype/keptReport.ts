import type { ClassFigures } from "../../science/subtype/classFigures.js";
import type { CrossTable } from "../../science/subtype/image/crossTable.js";
import type { Drop } from "../../science/subtype/image/drop.js";

/**
 * What classes are told from. `measured`: the explainable model on measured expression; `predicted`: the same model on what
 * images foretell; `site`: the same model on the means of the patient's site, which is what the prediction starts from;
 * `embedding`: logistic regression on the mean embedding, without any gene.
 */
export const SUBTYPE_INPUTS = [
  "measured",
  "predicted",
  "site",
  "embedding",
] as const;

/** Name of an input. */
export type SubtypeInputName = (typeof SUBTYPE_INPUTS)[number];

/** How much of the subtypes images keep, as it is stored. */
export interface KeptReport {
  readonly notes: readonly string[];
  /** The discovery whose models foretold the genes. */
  readonly imageRun: string;
  /** Learnt from and foretold. */
  readonly genes: readonly string[];
  readonly classes: readonly {
    readonly name: string;
    readonly patients: number;
    readonly share: number;
  }[];
  /** Each through the same folds, of the same patients. */
  readonly inputs: readonly (ClassFigures & {
    readonly name: SubtypeInputName;
  })[];
  /** From measured to predicted. */
  readonly drop: Drop;
  /** From predicted to embedding: negative where the genes are no help. */
  readonly beyondEmbedding: Drop;
  readonly predictions: readonly {
    readonly patient: string;
    readonly subtype: string;
    /** Of the subtype models; none was taught by the patient. */
    readonly fold: number;
    /** Of the image models; null: sealed. */
    readonly imageFold: number | null;
    /** @shape [classes] */
    readonly measured: readonly number[];
    readonly predicted: readonly number[];
  }[];
  /** By the scores of the explainable model of all patients: one a class of several, or that of the second of two. */
  readonly crossTable: CrossTable & {
    readonly classes: readonly string[];
  };
}
