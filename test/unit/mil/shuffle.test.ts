import { expect, it } from "vitest";
import { shuffleWithin } from "../../../src/science/mil/shuffle.js";

const sites = Array.from({ length: 30 }, (_, b) => (b % 3 === 0 ? "A" : "B"));
const values = Float64Array.from({ length: 30 }, (_, b) => (b === 7 ? NaN : b));

it("keeps each site's values and the places of the missing", () => {
  const shuffled = shuffleWithin(values, sites, 4);
  for (const site of ["A", "B"]) {
    const of = (all: Float64Array) =>
      [...all]
        .filter((value, b) => sites[b] === site && !Number.isNaN(value))
        .sort((a, b) => a - b);
    expect(of(shuffled)).toEqual(of(values));
  }
  expect(shuffled[7]).toBeNaN();
  expect(shuffled).not.toEqual(values);
});

it("deals by its seed", () => {
  expect(shuffleWithin(values, sites, 4)).toEqual(
    shuffleWithin(values, sites, 4),
  );
  expect(shuffleWithin(values, sites, 4)).not.toEqual(
    shuffleWithin(values, sites, 5),
  );
});
