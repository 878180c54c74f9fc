import { expect, it } from "vitest";
import { standard as shipped } from "../knowledge/protocols.js";
import { shuffledSets } from "../../../src/activities/training/shuffledSets.js";

const standard = shipped();
const located = standard.criteria.find(({ name }) => name === "located")!;

it("are the protocol's for a panel of the usual size", () => {
  expect(shuffledSets(standard, 47)).toBe(4);
  expect(shuffledSets(standard, 25)).toBe(4);
});

it("are as many as located can be passed with, however small the panel", () => {
  for (let genes = 1; genes <= 60; genes++) {
    const sets = shuffledSets(standard, genes);
    expect(1 / (1 + sets * genes)).toBeLessThan(located.threshold);
    // And no more than that.
    if (sets > 4)
      expect(1 / (1 + (sets - 1) * genes)).toBeGreaterThanOrEqual(
        located.threshold,
      );
  }
});

it("are the protocol's where nothing that it asks is a rank among shuffled models", () => {
  const criteria = standard.criteria.filter(
    ({ name }) => name !== "located" && name !== "mapsAgree",
  );
  expect(shuffledSets({ ...standard, criteria }, 1)).toBe(4);
});
