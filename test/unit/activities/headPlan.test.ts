import { expect, it } from "vitest";
import { headPlan } from "../../../src/activities/training/headPlan.js";
import { standard as shipped } from "../knowledge/protocols.js";

const standard = shipped();

it("trains twenty shuffled sets where nobody says how many, and what is asked where somebody does", () => {
  expect(headPlan(standard, 47, undefined).shuffles).toBe(20);
  expect(headPlan(standard, 47, 7).shuffles).toBe(7);
  expect(headPlan(standard, 47, 100).shuffles).toBe(100);
});

it("never trains fewer than the protocol asks", () => {
  expect(headPlan(standard, 47, 1).shuffles).toBe(4);
});

it("trains what a protocol asks that only explores", () => {
  const explore = { ...standard, exploratory: true as const };
  expect(headPlan(explore, 47, undefined).shuffles).toBe(4);
  expect(headPlan(explore, 47, 9).shuffles).toBe(9);
});

it("makes groups of fewer genes where each has more sets, and of one at least", () => {
  for (const asked of [1, 4, 20, 61, 62, 500]) {
    const { shuffles, genesPerGroup } = headPlan(standard, 47, asked);
    const series = genesPerGroup * (1 + shuffles);
    if (genesPerGroup > 1) expect(series).toBeLessThanOrEqual(63);
    expect(series + 1 + shuffles).toBeGreaterThan(63);
  }
});
