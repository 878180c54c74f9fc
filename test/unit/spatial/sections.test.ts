import fc from "fast-check";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import {
  ArrayScaleError,
  pixelsPerStep,
} from "../../../src/science/spatial/arrayScale.js";
import { toCommonDepth } from "../../../src/science/spatial/commonDepth.js";
import { regionGrid } from "../../../src/science/spatial/regionGrid.js";
import { variableGenes } from "../../../src/science/spatial/variableGenes.js";

/** A count of mean `mean`: Knuth's product of uniforms. */
function poisson(mean: number, uniform: () => number): number {
  const least = Math.exp(-mean);
  let product = uniform();
  let count = 0;
  while (product > least) {
    product *= uniform();
    count++;
  }
  return count;
}

/** 150 spots with genes of these means; a function of the spot's number makes a gene vary. */
function section(
  seed: number,
  means: Record<string, (spot: number) => number>,
) {
  const random = xoroshiro128plus(seed);
  const genes = Object.keys(means);
  const spots = 150;
  return {
    x: new Float64Array(spots),
    y: new Float64Array(spots),
    diameter: new Float64Array(spots),
    genes,
    values: Float64Array.from({ length: spots * genes.length }, (_, i) => {
      const mean = means[genes[i % genes.length] ?? ""];
      return poisson(mean?.(Math.floor(i / genes.length)) ?? 0, () =>
        uniformFloat64(random),
      );
    }),
  };
}

const flat = (mean: number) => () => mean;
const GENES = {
  HIGH: flat(60),
  LOW: flat(2),
  HALVES: (spot: number) => (spot < 75 ? 1 : 9),
  STEPS: (spot: number) => 4 + (spot % 3),
  RARE: (spot: number) => (spot < 20 ? 1 : 0.01),
};

test("genes that vary between spots come before those that only count high", () => {
  const sections = [section(1, GENES), section(2, GENES)];
  expect(variableGenes(sections, { count: 2, leastMean: 1 })).toEqual([
    "HALVES",
    "STEPS",
  ]);
  expect(variableGenes(sections, { count: 9, leastMean: 1 })).toHaveLength(4);
});

test("a gene that a section lacks, or has too few counts of, is not chosen", () => {
  const { HALVES, ...others } = GENES;
  void HALVES;
  const chosen = variableGenes([section(1, GENES), section(2, others)], {
    count: 9,
    leastMean: 1,
  });
  expect(chosen).not.toContain("HALVES");
  expect(chosen).not.toContain("RARE");
  const low = { ...GENES, HALVES: flat(0.2) };
  expect(
    variableGenes([section(1, GENES), section(2, low)], {
      count: 9,
      leastMean: 1,
    }),
  ).not.toContain("HALVES");
});

test("the choice does not depend on the order of sections or genes", () => {
  const reversed = Object.fromEntries(Object.entries(GENES).reverse());
  const [a, b] = [section(1, GENES), section(2, reversed)];
  const choice = { count: 4, leastMean: 0 };
  expect(variableGenes([a, b], choice)).toEqual(variableGenes([b, a], choice));
});

test("at a common depth all rows have that total, and keep their shares", () => {
  const counts = Float64Array.of(1, 3, 10, 30, 0, 8);
  expect(toCommonDepth(counts, [4, 40, 8], 8)).toEqual(
    Float64Array.of(2, 6, 2, 6, 0, 8),
  );
  expect(toCommonDepth(Float64Array.of(0, 0, 1, 1), [0, 2], 1)).toEqual(
    Float64Array.of(0, 0, 0.5, 0.5),
  );
});

const arrayed = (across: number, down: number, turn = 0) =>
  Array.from({ length: 30 }, (_, s) => {
    const [arrayX, arrayY] = [3 + (s % 6), 8 + Math.floor(s / 6)];
    return {
      arrayX,
      arrayY,
      x: 50 + across * arrayX + turn * arrayY,
      y: 90 + down * arrayY - turn * arrayX,
    };
  });

test("a step of the array is found in pixels, mirrored pictures included", () => {
  expect(pixelsPerStep("A", arrayed(290, 290))).toBeCloseTo(290, 9);
  expect(pixelsPerStep("A", arrayed(-288, 292))).toBeCloseTo(
    Math.sqrt(288 * 292),
    9,
  );
});

test("pixels that do not follow the array tell no scale", () => {
  for (const spots of [
    arrayed(290, 200),
    arrayed(290, 290, 150),
    arrayed(0, 0),
    arrayed(NaN, 290),
  ])
    expect(() => pixelsPerStep("C7", spots)).toThrow(ArrayScaleError);
  expect(() => pixelsPerStep("C7", arrayed(290, 200))).toThrow(
    /section C7: .*290.*200/,
  );
});

test("each spot lies in exactly one rectangle, and all rectangles on the picture", () => {
  const places = fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 999, noNaN: true }),
      fc.double({ min: 0, max: 799, noNaN: true }),
    ),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 6 }), (at, n) => {
      const regions = regionGrid(
        {
          x: at.map(([x]) => x),
          y: at.map(([, y]) => y),
          room: 15,
          width: 1000,
          height: 800,
        },
        n,
        1,
      );
      const held = regions.flatMap(({ spots }) => spots).sort((a, b) => a - b);
      expect(held).toEqual([...at.keys()]);
      for (const { x, y, width, height } of regions) {
        for (const value of [x, y, width, height])
          expect(Number.isInteger(value)).toBe(true);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(1000);
        expect(y + height).toBeLessThanOrEqual(800);
      }
    }),
  );
});

test("a rectangle with too few spots is not kept", () => {
  const section = {
    x: [10, 20, 90],
    y: [10, 20, 90],
    room: 5,
    width: 100,
    height: 100,
  };
  expect(
    regionGrid(section, 2, 2).map(({ row, column, spots }) => [
      row,
      column,
      spots,
    ]),
  ).toEqual([[0, 0, [0, 1]]]);
});
