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
