import type { FitInput } from "./fitInput.js";
import { assertFitInput, knownBags, standardRows } from "./fitInput.js";
import type { Gram } from "./plsPath.js";
import { plsPath } from "./plsPath.js";

/** Components at most: more fit noise where a few dozen patients teach. */
const MOST_COMPONENTS = 6;
/** Parts of the training bags by which the number of components is chosen. */
const PARTS = 5;

/**
 * Partial least squares on one vector a bag, standardised on training bags; the number of components, none included, is that
 * with the least squared error where every fifth training bag in turn is left out. Bags without a label are left out of
 * that label's fit.
 * @returns a prediction for every bag, those learnt from included @shape [genes][bags]
 * @throws FitInputError
 */
export function plsOnMean(input: FitInput): Float64Array[] {
  assertFitInput(input);
  const { rows, labels, train } = input;
  const training = [...train.keys()].filter((b) => train[b]);
  const standard = standardRows(rows, training);
  const gram = standard.mmul(standard.transpose()).to2DArray();
  return labels.map((label) => {
    const known = knownBags(label, train);
    const values = known.map((b) => label[b]!);
    const path = plsPath(gram, known, values, MOST_COMPONENTS);
    const count = componentsFor(gram, known, values);
    return path[Math.min(count, path.length - 1)]!;
  });
}

/** How many components predict training bags best that are left out. */
function componentsFor(
  gram: Gram,
  known: readonly number[],
  values: readonly number[],
): number {
  if (known.length < 2 * PARTS) return Math.min(1, known.length - 1);
  const own = known.map((b) => known.map((other) => gram[b]![other]!));
  const errors = new Float64Array(MOST_COMPONENTS + 1);
  for (let part = 0; part < PARTS; part++) {
    const kept = [...known.keys()].filter((i) => i % PARTS !== part);
    const path = plsPath(
      own,
      kept,
      kept.map((i) => values[i]!),
      MOST_COMPONENTS,
    );
    for (let count = 0; count <= MOST_COMPONENTS; count++) {
      const predicted = path[Math.min(count, path.length - 1)]!;
      for (let i = part; i < known.length; i += PARTS)
        errors[count]! += (predicted[i]! - values[i]!) ** 2;
    }
  }
  return errors.indexOf(Math.min(...errors));
}
