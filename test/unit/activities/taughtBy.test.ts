import { expect, it } from "vitest";
import { taughtBy } from "../../../src/activities/evaluation/taughtBy.js";

it("is the mean over the folds that trained on a bag, not those that held it out or stopped by it", () => {
  const bags = [
    { id: "A", sealed: false, fold: 0, stopping: [] },
    { id: "B", sealed: false, fold: 1, stopping: [2] },
    { id: "C", sealed: false, fold: 2, stopping: [0, 1] },
    { id: "D", sealed: true, fold: null, stopping: [] },
  ];
  const taught = taughtBy({ split: { bags, folds: 3 } });
  const byFold = [
    [1, 2, 4, 8],
    [10, 20, 40, 80],
    [100, 200, 400, 800],
  ];
  expect([...taught(Float64Array.from(byFold.flat()))]).toEqual([
    55,
    2,
    Number.NaN,
    Number.NaN,
  ]);
});
