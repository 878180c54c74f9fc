import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attendedFrom,
  LEAST_ATTENDED,
} from "../../../src/science/mil/attendedFrom.js";

/** Attention over tiles from any positive numbers. */
const attention = fc
  .uniqueArray(fc.integer({ min: 1, max: 1e6 }), {
    minLength: 1,
    maxLength: 200,
  })
  .map((raw) => {
    const sum = raw.reduce((total, x) => total + x, 0);
    return Float32Array.from(raw, (x) => x / sum);
  });

const attended = (map: ArrayLike<number>): number =>
  Array.from(map).filter((a) => a * map.length >= attendedFrom(map)).length;

test("at most a tenth of the tiles is attended, rounded up", () => {
  fc.assert(
    fc.property(attention, (map) => {
      // Equal numbers of 32 bits share a place.
      const same = map.length - new Set(map).size;
      expect(attended(map)).toBeLessThanOrEqual(
        Math.ceil(map.length / 10) + same,
      );
    }),
  );
});

test("a tenth is attended where all of it stands out", () => {
  const map = Array.from({ length: 40 }, (_, t) =>
    t < 4 ? 0.1 + t / 1e3 : 0.016,
  );
  expect(attended(map)).toBe(4);
});

test("no tile of an even map is attended", () => {
  expect(attended(Array<number>(50).fill(1 / 50))).toBe(0);
  expect(attendedFrom([1])).toBe(LEAST_ATTENDED);
});
