import { expect, it } from "vitest";
import {
  kendallW,
  meanRankCorrelation,
} from "../../../src/science/mil/agreement.js";
import { meanRanks } from "../../../src/science/stats/ranks.js";

it("shares mean ranks among ties", () => {
  expect([...meanRanks([5, 1, 5, 2])]).toEqual([3.5, 1, 3.5, 2]);
});

it("equals hand-computed concordance", () => {
  // Ranks 1234, 2134, 1243: sums 4 5 10 11, centre 7.5, S = 37; W = 12 * 37 / (9 * 60).
  const maps = [
    [1, 2, 3, 4],
    [2, 1, 3, 4],
    [1, 2, 4, 3],
  ];
  expect(kendallW(maps)).toBeCloseTo(444 / 540, 12);
  // Spearman of the pairs: .8, .8, .6.
  expect(meanRankCorrelation(maps)).toBeCloseTo(2.2 / 3, 12);
});

it("is one for equal maps and undefined for one map or constant ones", () => {
  expect(
    kendallW([
      [3, 1, 2],
      [30, 10, 20],
    ]),
  ).toBe(1);
  expect(kendallW([[3, 1, 2]])).toBeNull();
  expect(
    kendallW([
      [1, 1],
      [2, 2],
    ]),
  ).toBeNull();
});
