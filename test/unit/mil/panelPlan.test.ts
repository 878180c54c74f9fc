import { expect, it } from "vitest";
import { MilOptionsError } from "../../../src/science/mil/assertMilOptions.js";
import { DEFAULT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { panelPlan } from "../../../src/science/mil/panelPlan.js";
import { PROCESS_BYTES } from "../../../src/science/mil/stackPlan.js";

const GIB = 2 ** 30;
const size = {
  genes: 1000,
  folds: 5,
  sets: 4,
  genesPerGroup: 12,
  bags: 500,
  tiles: 500 * 2000,
  longest: 2000,
  dim: 1024,
};
const bounded = (memoryGiB: number) => ({
  ...DEFAULT_MIL_OPTIONS,
  memory: memoryGiB * GIB,
});

it("keeps a panel of 1,000 genes on 500 patients within the memory that is named", () => {
  for (const memory of [2, 4, 16]) {
    const plan = panelPlan(size, bounded(memory));
    expect(plan.memory.peak).toBeLessThanOrEqual(memory * GIB);
    expect(plan.memory.held).toBe(0);
    expect(plan.heads).toBe(25_000);
    expect(plan.stacked * plan.stacks).toBeGreaterThanOrEqual(
      plan.headsPerGroup,
    );
  }
});

it("stacks more heads where there is more memory, up to all that share their bags", () => {
  const stacked = [2, 4, 8, 1000].map(
    (memory) => panelPlan(size, bounded(memory)).stacked,
  );
  expect([...stacked].sort((a, b) => a - b)).toEqual(stacked);
  expect(stacked[0]).toBeLessThan(stacked[2]!);
  expect(stacked[3]).toBe(12 * 5);
});

it("adds up to its peak", () => {
  const { memory } = panelPlan(size, bounded(4));
  const parts = memory.batch + memory.kept + memory.parameters;
  const rest = memory.moments + memory.passing + memory.held;
  expect(memory.peak - parts - rest).toBe(PROCESS_BYTES);
});

it("says how much memory one head needs where there is less", () => {
  expect(() => panelPlan(size, bounded(0.5))).toThrow(MilOptionsError);
  expect(() => panelPlan(size, bounded(0.5))).toThrow(/at least \d+ MiB/);
});
