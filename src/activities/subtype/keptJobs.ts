import { seedOf } from "../../science/random/seedOf.js";
import type { FeatureTable } from "../../science/subtype/ebm/ebmInput.js";
import type { FoldJob } from "../../science/subtype/fitFold.js";
import { expressionTable } from "./expressionTable.js";
import type { KeptWork } from "./keepSubtypes.js";

/** What one explainable model is fed, one block of rows after the other; it learns from the first alone. */
export const BLOCKS = ["measured", "predicted", "site"] as const;

/** The explainable model of each fold, asked of each block, then logistic regression on embeddings through the same folds. */
export function keptJobs(
  of: KeptWork,
  embeddings: readonly Float64Array[],
): FoldJob[] {
  const { plan, input } = of;
  const { fold, labels, read } = plan;
  const n = fold.length;
  const folds = Array.from({ length: input.folds }, (_, f) => {
    const every = Int32Array.from(fold.keys());
    const train = every.filter((row) => fold[row] !== f);
    return { f, train, test: every.filter((row) => fold[row] === f) };
  });
  const { pairs = 0, ebm: settings = {} } = input;
  const shared = { classes: read.classes, pairs, settings };
  const genes = stacked(of);
  return [
    ...folds.map(({ f, train, test }) => ({
      model: "ebm" as const,
      ...shared,
      table: genes,
      labels: Int32Array.from({ length: genes.rows }, (_, r) => labels[r % n]!),
      train,
      test: Int32Array.from(
        BLOCKS.flatMap((_, b) => Array.from(test, (row) => b * n + row)),
      ),
      // As without images, so that where all patients and genes have some the models are the same.
      seed: seedOf(["ebm", f, input.seed]),
    })),
    ...folds.map(({ f, train, test }) => ({
      model: "logistic" as const,
      ...shared,
      table: columns(embeddings),
      labels,
      train,
      test,
      seed: seedOf(["embedding", f, input.seed]),
    })),
  ];
}

/** @shape values [genes, blocks * patients] */
function stacked({
  cohort,
  plan,
  genes,
  image,
  patients,
}: KeptWork): FeatureTable {
  const measured = expressionTable(cohort, plan.rows, genes);
  const n = patients.length;
  const rows = BLOCKS.length * n;
  const values = new Float64Array(genes.length * rows);
  genes.forEach((gene, g) => {
    const at = image.genes.indexOf(gene);
    const { predicted, site } = {
      predicted: patients.map((name) => image.of.get(name)!.predicted[at]!),
      site: patients.map((name) => image.of.get(name)!.centre[at]!),
    };
    values.set(measured.values.subarray(g * n, (g + 1) * n), g * rows);
    values.set(predicted, g * rows + n);
    values.set(site, g * rows + 2 * n);
  });
  return { features: genes, rows, values };
}

function columns(rows: readonly Float64Array[]): FeatureTable {
  const dim = rows[0]?.length ?? 0;
  const values = new Float64Array(dim * rows.length);
  rows.forEach((row, r) =>
    row.forEach((v, d) => (values[d * rows.length + r] = v)),
  );
  const features = Array.from({ length: dim }, (_, d) => String(d));
  return { features, rows: rows.length, values };
}
