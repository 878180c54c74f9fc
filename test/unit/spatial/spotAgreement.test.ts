import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "../../../src/science/simulate/randomStream.js";
import { rankCorrelation } from "../../../src/science/spatial/rankCorrelation.js";
import { spotAgreement } from "../../../src/science/spatial/spotAgreement.js";
import { tileCover } from "../../../src/science/spatial/tileCover.js";

const PITCH = 290;
const TILE = 325;

/** How far what neighbours share reaches: about the distance of two spots. @unit level-0 pixels */
const REACH = 500;

/** A smooth random surface: the sum of many waves of random directions and phases. */
function surface(seed: number): (x: number, y: number) => number {
  const random = randomStream(seed, "surface");
  const waves = Array.from({ length: 60 }, () => ({
    across: random.normal() / REACH,
    down: random.normal() / REACH,
    phase: random.between(0, 2 * Math.PI),
  }));
  return (x, y) =>
    waves.reduce(
      (sum, { across, down, phase }) =>
        sum + Math.cos(x * across + y * down + phase),
      0,
    );
}

const tiles = Array.from({ length: 11 * 9 }, (_, t) => ({
  x: (t % 11) * TILE,
  y: Math.floor(t / 11) * TILE,
  size: TILE,
}));

/** Spots on an array of 12 x 10, a corner missing; a gene for each given surface. */
function spotsOf(surfaces: readonly ((x: number, y: number) => number)[]) {
  const places = Array.from({ length: 120 }, (_, s) => [
    (0.5 + (s % 12)) * PITCH,
    (0.5 + Math.floor(s / 12)) * PITCH,
  ]).filter(([x = 0, y = 0]) => x + y > 5 * PITCH);
  return {
    x: Float64Array.from(places, ([x = 0]) => x),
    y: Float64Array.from(places, ([, y = 0]) => y),
    diameter: new Float64Array(places.length).fill(145),
    genes: surfaces.map((_, g) => `G${String(g)}`),
    values: Float64Array.from(
      places.flatMap(([x = 0, y = 0]) => surfaces.map((of) => of(x, y))),
    ),
  };
}

function predictionsOf(
  surfaces: readonly ((x: number, y: number) => number)[],
) {
  return {
    tiles,
    genes: surfaces.map((_, g) => `G${String(g)}`),
    predictions: surfaces.flatMap((of) =>
      tiles.map(({ x, y }) => of(x + TILE / 2, y + TILE / 2)),
    ),
  };
}

test("what truly follows the tissue agrees, with the least p that the shifts allow", () => {
  const surfaces = [surface(1), surface(2)];
  const predicted = predictionsOf(surfaces);
  const found = spotAgreement({
    predicted,
    spots: spotsOf(surfaces),
    shifts: 99,
    seed: 3,
  });
  expect(found.map(({ gene }) => gene)).toEqual(["G0", "G1"]);
  for (const { rho, p, spots } of found) {
    expect(rho).toBeGreaterThan(0.9);
    expect(p).toBeLessThanOrEqual(0.03);
    expect(spots).toBe(spotsOf(surfaces).x.length);
  }
});

test("maps that have nothing in common are called agreeing no more often than p says, though they correlate", () => {
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  const all = [1, 2, 3, 4, 5].flatMap((seed) => {
    const of = (i: number) => surface(seed * 1000 + i);
    const spots = spotsOf(numbers.map((i) => of(i)));
    const predicted = predictionsOf(numbers.map((i) => of(500 + i)));
    return spotAgreement({ predicted, spots, shifts: 39, seed });
  });
  const below = all.filter(({ p }) => p !== null && p <= 0.1).length;
  // 20 of 200 are expected. Genes of one section share their shifts, so the count spreads more than a binomial.
  expect(below).toBeLessThan(36);
  expect(below).toBeGreaterThan(6);
  // Taking the spots for independent, these would have p <= .1.
  const naive = all.filter(
    ({ rho, spots }) => (rho ?? 0) > 1.28 / Math.sqrt(spots - 1),
  );
  expect(naive.length).toBeGreaterThan(40);
});

test("the same seed gives the same p, another gives another", () => {
  const predicted = predictionsOf([surface(11)]);
  const spots = spotsOf([surface(12)]);
  const p = (seed: number) =>
    spotAgreement({ predicted, spots, shifts: 199, seed })[0]?.p;
  expect(p(1)).toBe(p(1));
  expect(p(1)).not.toBe(p(2));
});

test("genes that only one side has are left out; constant ones have no correlation", () => {
  const spots = spotsOf([surface(1), () => 4, surface(3)]);
  const predicted = {
    ...predictionsOf([surface(1), surface(2)]),
    genes: ["G1", "other"],
  };
  expect(spotAgreement({ predicted, spots, shifts: 9, seed: 0 })).toEqual([
    { gene: "G1", spots: spots.x.length, rho: null, p: null },
  ]);
});

test("spots that were not measured, or that no tile covers, do not count", () => {
  const spots = spotsOf([surface(1)]);
  spots.values[0] = NaN;
  spots.values[7] = NaN;
  const half = tiles.filter(({ x }) => x < 5 * TILE);
  const predicted = {
    tiles: half,
    genes: ["G0"],
    predictions: half.map(({ x, y }) => surface(1)(x + TILE / 2, y + TILE / 2)),
  };
  const [found] = spotAgreement({ predicted, spots, shifts: 19, seed: 0 });
  const covered = [...spots.x].filter(
    (x, s) => x <= 5 * TILE && !Number.isNaN(spots.values[s]),
  );
  expect(found?.spots).toBe(covered.length);
});

test("without tiles there is nothing to say", () => {
  const predicted = { tiles: [], genes: ["G0"], predictions: [] };
  const [found] = spotAgreement({
    predicted,
    spots: spotsOf([surface(1)]),
    shifts: 9,
    seed: 0,
  });
  expect(found).toEqual({ gene: "G0", spots: 0, rho: null, p: null });
});

test("the shares of the tiles over a spot add up to the part that lies on tiles", () => {
  const cover = tileCover(tiles);
  const whole = { width: 11 * TILE, height: 9 * TILE };
  fc.assert(
    fc.property(
      fc.double({ min: -200, max: 4000, noNaN: true }),
      fc.double({ min: -200, max: 3200, noNaN: true }),
      fc.double({ min: 1, max: 900, noNaN: true }),
      (x, y, diameter) => {
        const inside = (at: number, limit: number) =>
          Math.max(
            0,
            Math.min(limit, at + diameter / 2) - Math.max(0, at - diameter / 2),
          );
        const expected =
          (inside(x, whole.width) * inside(y, whole.height)) / diameter ** 2;
        const total = cover({ x, y, diameter }).reduce(
          (sum, { share }) => sum + share,
          0,
        );
        expect(total).toBeCloseTo(expected, 9);
      },
    ),
  );
});

test("the rank correlation is Spearman's, ties sharing their rank", () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 25, 1e9])).toBeCloseTo(1, 12);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12);
  // Ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 3.5, 3.5, 5: 7.25 / sqrt(9.5 * 9.5).
  expect(rankCorrelation([1, 2, 2, 4, 5], [2, 1, 3, 3, 9])).toBeCloseTo(
    7.25 / 9.5,
    12,
  );
  expect(rankCorrelation([1, 2], [1, 2])).toBeNull();
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
});
