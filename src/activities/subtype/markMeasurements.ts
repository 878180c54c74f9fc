import type { FeatureTable } from "../../science/subtype/ebm/ebmInput.js";
import type { MarkPair } from "../../science/subtype/marks/markPairs.js";
import type { SubtypeMarks } from "./subtypeMarks.js";

/** What claims that genes mark classes rest on, patient by patient, as it is kept. */
export interface MarkMeasurements extends Pick<
  SubtypeMarks,
  "patients" | "subtypes" | "heldOut"
> {
  readonly genes: readonly {
    readonly gene: string;
    /** @unit log2 expression; null where not measured. */
    readonly observed: readonly (number | null)[];
  }[];
}

/** The measured values of every gene that is claimed of some class. */
export function markMeasurements(
  { features, rows, values }: FeatureTable,
  pairs: readonly MarkPair[],
): MarkMeasurements["genes"] {
  const claimed = new Set(
    pairs.flatMap(({ gene, confirmed }) => (confirmed === null ? [] : gene)),
  );
  return features.flatMap((gene, g) => {
    if (!claimed.has(gene)) return [];
    const own = values.subarray(g * rows, (g + 1) * rows);
    const observed = Array.from(own, (x) => (Number.isNaN(x) ? null : x));
    return [{ gene, observed }];
  });
}
