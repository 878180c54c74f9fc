import fc from "fast-check";
import { expect, it } from "vitest";
import { trainingOrder } from "../../../src/science/mil/trainingOrder.js";

it("visits every bag once, in near-equal steps that are never too large", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer(),
      (count, most, seed) => {
        const bags = Array.from({ length: count }, (_, b) => 3 * b);
        const steps = trainingOrder(bags, most, seed);
        expect(steps.flat().sort((a, b) => a - b)).toEqual(bags);
        const sizes = steps.map((step) => step.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
