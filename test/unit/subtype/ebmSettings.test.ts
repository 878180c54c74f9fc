import { expect, test } from "vitest";
import type { EbmSettings } from "../../../src/science/subtype/ebm/ebmSettings.js";
import { optionsOf } from "../../../src/science/subtype/ebm/ebmSettings.js";
import { fitFold } from "../../../src/science/subtype/fitFold.js";
import { noise, tableOf } from "./smallTable.js";

/** One row in six is of the rare class, which the feature only leans to. */
const labels = Int32Array.from({ length: 120 }, (_, i) =>
  i % 6 === 0 ? 1 : 0,
);

test("balanced classes weigh the same together, and rows 1 on average", () => {
  const { classWeights } = optionsOf({ balanceClasses: true }, labels, 2);
  expect(classWeights).toEqual([0.6, 3]);
});

test("what is not asked stays at its default", () => {
  expect(optionsOf({ maxBins: 9 }, labels, 2)).toEqual({ maxBins: 9 });
});

test("a rare class is told more often where classes are balanced, by the training rows' shares", () => {
  const rows = Array.from(labels, (label, i) => [label + 2 * noise(i)]);
  const all = [...labels.keys()];
  const told = (settings: EbmSettings): number => {
    const { probabilities } = fitFold({
      model: "ebm",
      table: tableOf(["a"], rows),
      classes: ["common", "rare"],
      labels,
      train: Int32Array.from(all.filter((i) => i % 4 !== 0)),
      test: Int32Array.from(all.filter((i) => i % 4 === 0)),
      pairs: 0,
      settings: {
        outerBags: 2,
        smoothingRounds: 5,
        maxRounds: 40,
        ...settings,
      },
      seed: 1,
    });
    return probabilities.filter((p, i) => i % 2 === 1 && p > 0.5).length;
  };
  expect(told({ balanceClasses: true })).toBeGreaterThan(told({}));
});
