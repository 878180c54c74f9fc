import type { ClassFigures } from "../../science/subtype/classFigures.js";
import type { SubtypeModelName } from "../../science/subtype/fitFold.js";
import type { ShapeSlope } from "../../science/subtype/marks/shapeSlopes.js";

/** What a run found of subtypes, as it is kept. */
export interface SubtypeReport {
  /** What must be known to read the figures. */
  readonly notes: readonly string[];
  /** Column of patients.csv that the classes come from. */
  readonly label: string;
  readonly expression: {
    readonly scale: "linear" | "log2";
    readonly measure: string;
  };
  readonly folds: number;
  readonly split: string;
  readonly unlabelled: number;
  readonly rare: readonly {
    readonly name: string;
    readonly patients: number;
  }[];
  readonly classes: readonly {
    readonly name: string;
    readonly patients: number;
    readonly share: number;
  }[];
  readonly models: readonly (ClassFigures & {
    readonly name: SubtypeModelName;
    /** What each fold's training patients chose; null where nothing is chosen. @shape [folds] */
    readonly settings: readonly (Readonly<Record<string, number>> | null)[];
  })[];
  /** Of the explainable model, each by a fold that did not see the patient. */
  readonly predictions: readonly {
    readonly patient: string;
    readonly fold: number;
    readonly subtype: string;
    /** @shape [classes] */
    readonly probabilities: readonly number[];
  }[];
  /** Of the explainable model of all patients, the most important first. */
  readonly importance: readonly {
    readonly gene: string;
    readonly value: number;
    /** One a score: one a class of several, or that of the second of two. */
    readonly byScore: readonly number[];
  }[];
  /** Of the same model, beyond what either gene does alone; left out in what was kept before there were any. */
  readonly pairs?: readonly {
    readonly genes: readonly [string, string];
    readonly value: number;
  }[];
  readonly slopes: readonly ShapeSlope[];
}
