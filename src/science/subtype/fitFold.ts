import { fitBoostedTrees } from "./nestedTrees.js";
import type { FeatureTable } from "./ebm/ebmInput.js";
import { ebmScores } from "./ebm/ebmScores.js";
import type { EbmModel } from "./ebm/ebmModel.js";
import type { EbmSettings } from "./ebm/ebmSettings.js";
import { optionsOf } from "./ebm/ebmSettings.js";
import { fitEbm } from "./ebm/fitEbm.js";
import { probabilities } from "./ebm/probabilities.js";
import { fitLogistic } from "./multinomialLogistic.js";
import { strongestFeatures } from "./strongestFeatures.js";

/** What subtypes are learnt with, the explainable one first. */
export const SUBTYPE_MODELS = ["ebm", "logistic", "boostedTrees"] as const;

/** Name of a model. */
export type SubtypeModelName = (typeof SUBTYPE_MODELS)[number];

/** One model, and one fold of the patients. */
export interface FoldJob {
  readonly model: SubtypeModelName;
  readonly table: FeatureTable;
  readonly classes: readonly string[];
  /** Place of each row's class. */
  readonly labels: Int32Array;
  readonly train: Int32Array;
  readonly test: Int32Array;
  /** Pairs of features that the explainable model learns together. */
  readonly pairs: number;
  /** Of the explainable model. */
  readonly settings: EbmSettings;
  /** Features taught at most, those that differ most between the classes of the training rows; left out: all. */
  readonly strongest?: number;
  readonly seed: number;
}

/** What a fold's model says of the patients it did not see. */
export interface FoldResult {
  /** @shape [test, classes] */
  readonly probabilities: Float64Array;
  /** Of an explainable model; null of others. */
  readonly ebm: EbmModel | null;
  /** What of the model was chosen on the training rows; null where nothing is. */
  readonly settings: Readonly<Record<string, number>> | null;
}

/** Teaches a model the training rows, which alone it sees, and asks it for the others. */
export function fitFold(job: FoldJob): FoldResult {
  const { model, classes, labels, train, test, seed } = job;
  const own = Int32Array.from(train, (row) => labels[row]!);
  const taught = taughtTable(job, own);
  const asked = featuresOf(job.table, taught.features);
  if (model === "ebm") {
    const target = { kind: "classes", classes, labels: own } as const;
    const { pairs, settings } = job;
    const options = { pairs, ...optionsOf(settings, own, classes.length) };
    const ebm = fitEbm({ table: taught, target, options, seed });
    const scores = ebmScores(ebm, rowsOf(asked, test));
    const found = probabilities(scores, classes.length);
    return { probabilities: found, ebm, settings: null };
  }
  const fit = { logistic: fitLogistic, boostedTrees: fitBoostedTrees }[model];
  const { foretell, settings } = fit({
    x: vectors(taught, every(taught)),
    labels: own,
    classes: classes.length,
  });
  const found = foretell(vectors(asked, test));
  return { probabilities: found, ebm: null, settings };
}

function taughtTable(
  { table, train, strongest }: FoldJob,
  labels: Int32Array,
): FeatureTable {
  const rows = rowsOf(table, train);
  return strongest === undefined
    ? rows
    : strongestFeatures(rows, labels, strongest);
}

/** Some features of a table, in the order given. */
function featuresOf(
  { features, rows, values }: FeatureTable,
  picked: readonly string[],
): FeatureTable {
  if (picked.length === features.length) return { features, rows, values };
  const place = new Map(features.map((name, f) => [name, f]));
  const own = new Float64Array(picked.length * rows);
  picked.forEach((name, i) => {
    const at = place.get(name)! * rows;
    own.set(values.subarray(at, at + rows), i * rows);
  });
  return { features: picked, rows, values: own };
}

function every({ rows }: FeatureTable): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row);
}

/** Some rows of a table, in the order given. */
export function rowsOf(
  { features, rows, values }: FeatureTable,
  picked: Int32Array,
): FeatureTable {
  const own = new Float64Array(features.length * picked.length);
  for (let f = 0; f < features.length; f++)
    picked.forEach((row, i) => {
      own[f * picked.length + i] = values[f * rows + row]!;
    });
  return { features, rows: picked.length, values: own };
}

/** Some rows of a table, one vector a row. */
export function vectors(
  { features, rows, values }: FeatureTable,
  picked: Int32Array,
): Float64Array[] {
  return Array.from(picked, (row) =>
    Float64Array.from(features, (_, f) => values[f * rows + row]!),
  );
}
