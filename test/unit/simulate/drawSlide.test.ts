import { describe, expect, test } from "vitest";
import type {
  SlidePlan,
  SlideTruth,
} from "../../../src/science/simulate/tissue/drawSlide.js";
import { drawSlide } from "../../../src/science/simulate/tissue/drawSlide.js";
import type { TissueKind } from "../../../src/science/simulate/tissue/tissueKind.js";
import {
  compositionOf,
  TISSUE_KINDS,
} from "../../../src/science/simulate/tissue/tissueKind.js";

const PLAN: SlidePlan = {
  seed: 101,
  slide: "drawn",
  tiles: 25,
  composition: {
    stroma: 0.2,
    gland: 0.3,
    lymphocytes: 0.15,
    mucin: 0.15,
    necrosis: 0.1,
    fat: 0.1,
  },
  cellularity: 1,
  look: {
    mpp: 1,
    haematoxylin: [0.56, 0.72, 0.41],
    eosin: [0.21, 0.8, 0.55],
    white: [240, 238, 241],
  },
};
const { image, truth } = drawSlide(PLAN);

test("one seed and name give one picture", () => {
  const again = drawSlide(PLAN);
  expect(again.truth).toEqual(truth);
  expect(Buffer.compare(again.image.data, image.data)).toBe(0);
  const other = drawSlide({ ...PLAN, seed: 102 });
  expect(Buffer.compare(other.image.data, image.data)).not.toBe(0);
});

test("what was drawn sums to one and comes near the plan", () => {
  const shares = TISSUE_KINDS.map((kind) => truth.shares[kind]);
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  for (const kind of ["lymphocytes", "mucin", "necrosis", "fat"] as const)
    expect(
      Math.abs(truth.shares[kind] - PLAN.composition[kind]),
      kind,
    ).toBeLessThan(0.04);
});

test("tiles' truth adds up to the slide's", () => {
  const areas = truth.tiles.map(({ tissue, size }) => tissue * size * size);
  const all = areas.reduce((a, b) => a + b);
  TISSUE_KINDS.forEach((kind, k) => {
    const inTiles = truth.tiles.reduce(
      (sum, { shares }, i) => sum + shares[k]! * areas[i]!,
      0,
    );
    // Squares cut off by the slide's edge are no tiles.
    expect(Math.abs(inTiles / all - truth.shares[kind]), kind).toBeLessThan(
      0.05,
    );
  });
  for (const { shares } of truth.tiles)
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
});

test("patches are some hundred microns wide: tiles differ, and most show one kind above all", () => {
  const full = truth.tiles.filter(({ tissue }) => tissue > 0.7);
  const highest = full.map(({ shares }) => Math.max(...shares));
  const mean = highest.reduce((a, b) => a + b) / highest.length;
  expect(mean).toBeGreaterThan(0.4);
  const first = full.map(({ shares }) => shares.indexOf(Math.max(...shares)));
  expect(new Set(first).size).toBeGreaterThanOrEqual(2);
});

test("glass has the scanner's white, tissue does not", () => {
  expect([...image.data.subarray(0, 3)]).toEqual([240, 238, 241]);
  // A single pixel may be a lumen.
  const [w, h] = [image.width >> 2, image.height >> 2];
  let green = 0;
  for (let y = h; y < 3 * h; y++)
    for (let x = w; x < 3 * w; x++)
      green += image.data[3 * (image.width * y + x) + 1]! / (4 * w * h);
  expect(green).toBeLessThan(220);
});

describe("a slide of one kind", () => {
  const drawn = new Map<string, SlideTruth>();
  const most = (kind: TissueKind, cellularity = 1): SlideTruth => {
    const name = `${kind} ${cellularity}`;
    const composition = compositionOf((other) =>
      other === kind ? 0.94 : 0.012,
    );
    const one =
      drawn.get(name) ??
      drawSlide({ ...PLAN, tiles: 6, cellularity, composition }).truth;
    drawn.set(name, one);
    return one;
  };

  test("is mostly of that kind", () => {
    for (const kind of ["lymphocytes", "mucin", "necrosis", "fat"] as const)
      expect(most(kind).shares[kind], kind).toBeGreaterThan(0.6);
  });

  test("has many nuclei where it is lymphocytes, few where it is mucin, more in a crowded tumour", () => {
    expect(most("lymphocytes").nuclearDensity).toBeGreaterThan(
      4 * most("mucin").nuclearDensity,
    );
    expect(most("stroma", 1.4).nuclearDensity).toBeGreaterThan(
      1.2 * most("stroma").nuclearDensity,
    );
  });
});
