import { expect, it } from "vitest";
import type { SettledCohort } from "../../../src/activities/bags/loadTiles.js";
import { labelsHash } from "../../../src/activities/step/usedForLabels.js";

type Labelled = Parameters<typeof labelsHash>[0];

/** Two bags of two genes. */
function labelled(
  values: readonly number[],
  genes: readonly string[] = ["MUC2", "CDX2"],
  ids: readonly string[] = ["P1", "P2"],
): Labelled {
  const cohort = {
    expression: { genes, values: Float64Array.from(values) },
  } as unknown as SettledCohort["cohort"];
  const bags = ids.map((id) => ({ bag: { id }, views: [] }));
  return { cohort, bags: bags as unknown as SettledCohort["bags"] };
}

it("is of the values that were read, their genes and their bags", () => {
  const own = labelsHash(labelled([1, 2, 3, Number.NaN]));
  expect(labelsHash(labelled([1, 2, 3, Number.NaN]))).toBe(own);
  const others = [
    labelled([1, 2, 3, 4]),
    labelled([1, 2, 3.5, Number.NaN]),
    labelled([1, 2, 3, Number.NaN], ["MUC2", "TFF3"]),
    labelled([1, 2, 3, Number.NaN], undefined, ["P1", "P3"]),
    labelled([1, 2, 3, Number.NaN], undefined, ["P2", "P1"]),
  ].map(labelsHash);
  expect(new Set([own, ...others]).size).toBe(others.length + 1);
});
