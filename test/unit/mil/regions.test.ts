import { expect, it } from "vitest";
import { outlineOf } from "../../../src/science/mil/outline.js";
import { attendedRegions } from "../../../src/science/mil/regions.js";

const area = (ring: readonly (readonly [number, number])[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);

it("outlines a square, an L and a ring with its hole", () => {
  const cells = (text: string[]) =>
    text.flatMap((line, row) =>
      [...line].flatMap((c, column) => (c === "#" ? [{ column, row }] : [])),
    );
  expect(outlineOf(cells(["#"]))).toHaveLength(1);
  expect(outlineOf(cells(["#"]))[0]).toHaveLength(4);
  const [l] = outlineOf(cells(["#.", "##"]));
  expect(l).toHaveLength(6);
  expect(area(l!)).toBe(3);
  const ring = outlineOf(cells(["###", "#.#", "###"]));
  expect(ring.map(area)).toEqual([9, -1]);
});

it("keeps rings apart that touch at a corner", () => {
  const rings = outlineOf([
    { column: 0, row: 0 },
    { column: 1, row: 1 },
  ]);
  expect(rings.map(area)).toEqual([1, 1]);
});

it("joins attended tiles along sides, in level-0 pixels, strongest first", () => {
  // A 4 x 2 grid of 100-px tiles from (50, 7): attended are 0, 4 (one column) and 2, 7 (each alone).
  const tiles = Array.from({ length: 8 }, (_, t) => ({
    x: 50 + 100.4 * (t % 4),
    y: 7 + 100.4 * Math.floor(t / 4),
    size: 100.4,
  }));
  const attention = [0.2, 0.02, 0.3, 0.02, 0.22, 0.02, 0.02, 0.2];
  const tilePrediction = [1, 0, -1, 0, 3, 0, 0, 2];
  const regions = attendedRegions({
    tiles,
    attention,
    tilePrediction,
    bagTiles: 8,
    threshold: 1.5,
  });
  expect(regions.map((r) => r.tiles)).toEqual([[0, 4], [2], [7]]);
  expect(regions[0]!.mass).toBeCloseTo(0.42, 12);
  expect(regions[0]!.meanPrediction).toBeCloseTo(0.86 / 0.42, 12);
  const [ring] = regions[0]!.outline;
  expect(Math.min(...ring!.map(([x]) => x))).toBeCloseTo(50);
  expect(Math.max(...ring!.map(([, y]) => y))).toBeCloseTo(207.8);
});

it("joins overlapping tiles by the step between them, and outlines their middles", () => {
  // A 5 x 3 grid of 100-px tiles that overlap by half, rounded to whole pixels here and there.
  const tiles = Array.from({ length: 15 }, (_, t) => ({
    x: 10 + 50 * (t % 5) + (t % 2),
    y: 20 + 50 * Math.floor(t / 5),
    size: 100,
  }));
  const high = [0, 1, 6, 9, 14];
  const regions = attendedRegions({
    tiles,
    attention: tiles.map((_, t) => (high.includes(t) ? 0.19 : 0.005)),
    tilePrediction: tiles.map(() => 1),
    bagTiles: 15,
    threshold: 1.5,
  });
  expect(regions.map((r) => r.tiles)).toEqual([
    [0, 1, 6],
    [9, 14],
  ]);
  const areas = regions.map(({ outline }) => area(outline[0]!));
  expect(areas[0]! / 2500).toBeCloseTo(3, 1);
  expect(areas[1]! / 2500).toBeCloseTo(2, 1);
});
