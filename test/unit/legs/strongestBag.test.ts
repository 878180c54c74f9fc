import fc from "fast-check";
import { expect, test } from "vitest";
import { strongestBag } from "../../../src/science/legs/strongestBag.js";

/** Two tiles a bag: the measure is 0 and 1, and the second carries what is given. */
const found = (carried: readonly number[], direction: 1 | -1) =>
  strongestBag(
    carried.flatMap((c) => [0, c]),
    {
      tiles: carried.map(() => 2),
      values: Float32Array.from(carried.flatMap(() => [0, 1])),
    },
    direction,
  );

test("the bag that carries most where the measure is high wins; in the other direction, least", () => {
  const finite = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 9 }), (carried) => {
      const most = found(carried, 1)!;
      const least = found(carried, -1)!;
      expect(carried[most.bag]).toBeCloseTo(Math.max(...carried), 6);
      expect(carried[least.bag]).toBeCloseTo(Math.min(...carried), 6);
    }),
  );
});

test("the contrast is positive in the direction asked for", () => {
  // Within bags the measure is half a unit from its mean, and that is its spread.
  expect(found([1, 3, 2], 1)).toEqual({ bag: 1, contrast: 3 });
  expect(found([1, 3, -2], -1)).toEqual({ bag: 2, contrast: 2 });
});

test("of equals the first wins", () => {
  expect(found([2, 2], 1)?.bag).toBe(0);
});

test("no bag, none found", () => {
  expect(found([], 1)).toBeNull();
});
