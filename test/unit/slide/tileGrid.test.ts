import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mask } from "../../../src/science/slide/mask.js";
import { tileGrid } from "../../../src/science/slide/tileGrid.js";

const arbitrary = fc.record({
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 33 }),
  maskScale: fc.constantFrom(1, 7.3, 16),
  size: fc.integer({ min: 12, max: 120 }),
  seed: fc.integer(),
});

function speckled(width: number, height: number, seed: number): Mask {
  const data = Uint8Array.from({ length: width * height }, (_, i) =>
    Math.abs(Math.sin(i * 12.9898 + seed)) > 0.4 ? 1 : 0,
  );
  return { width, height, data };
}

test("tiles lie in the bounds, apart from each other, with enough tissue, numbered in order", () => {
  fc.assert(
    fc.property(arbitrary, ({ width, height, maskScale, size, seed }) => {
      const bounds = {
        x: 5,
        y: 3,
        width: Math.floor(width * maskScale),
        height: Math.floor(height * maskScale),
      };
      const mask = speckled(width, height, seed);
      const tiles = tileGrid({ mask, maskScale, bounds, size });
      tiles.forEach((tile, i) => {
        expect(tile.index).toBe(i);
        expect(tile.tissue).toBeGreaterThanOrEqual(0.7);
        expect(tile.tissue).toBeLessThanOrEqual(1);
        expect((tile.x - bounds.x) % size).toBe(0);
        expect((tile.y - bounds.y) % size).toBe(0);
        expect(tile.x + size).toBeLessThanOrEqual(bounds.x + bounds.width);
        expect(tile.y + size).toBeLessThanOrEqual(bounds.y + bounds.height);
      });
      const places = new Set(tiles.map(({ x, y }) => `${x} ${y}`));
      expect(places.size).toBe(tiles.length);
    }),
    { numRuns: 60 },
  );
});

test("a slide that is all tissue keeps every tile that fits", () => {
  const data = new Uint8Array(30 * 20).fill(1);
  const mask = { width: 30, height: 20, data };
  const bounds = { x: 0, y: 0, width: 300, height: 200 };
  const tiles = tileGrid({ mask, maskScale: 10, bounds, size: 70 });
  expect(tiles).toHaveLength(4 * 2);
  expect(tiles.every(({ tissue }) => tissue === 1)).toBe(true);
});

test("the share of tissue is counted in mask pixels under the tile", () => {
  const data = new Uint8Array(8 * 4);
  for (let i = 0; i < 8 * 4; i++) if (i % 8 < 3) data[i] = 1;
  const [tile] = tileGrid({
    mask: { width: 8, height: 4, data },
    maskScale: 8,
    bounds: { x: 0, y: 0, width: 64, height: 32 },
    size: 32,
  });
  expect(tile).toEqual({ index: 0, x: 0, y: 0, size: 32, tissue: 0.75 });
});

const solid = (width: number, height: number): Mask => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(1),
});
const placesOf = (tiles: readonly { x: number; y: number }[]): string[] =>
  tiles.map(({ x, y }) => `${x} ${y}`);

test("tiles that overlap by half are those of the plain grid and the ones between", () => {
  const bounds = { x: 0, y: 0, width: 300, height: 200 };
  const grid = { mask: solid(30, 20), maskScale: 10, bounds, size: 100 };
  const plain = placesOf(tileGrid(grid));
  const half = tileGrid({ ...grid, overlap: 0.5 });
  expect(half).toHaveLength(5 * 3);
  expect(half.map(({ index }) => index)).toEqual([...half.keys()]);
  expect(placesOf(half)).toEqual(expect.arrayContaining(plain));
  expect(placesOf(tileGrid({ ...grid, overlap: 0 }))).toEqual(plain);
});

test("an overlap that leaves no step is refused", () => {
  const bounds = { x: 0, y: 0, width: 30, height: 20 };
  const grid = { mask: solid(30, 20), maskScale: 1, bounds, size: 10 };
  for (const overlap of [1, -0.1, NaN])
    expect(() => tileGrid({ ...grid, overlap })).toThrow(RangeError);
});

test("a tile keeps its place and share whatever tissue lies elsewhere", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (one, other) => {
      const bounds = { x: 0, y: 0, width: 240, height: 160 };
      const grid = { maskScale: 8, bounds, size: 40, leastTissue: 0.5 };
      const mask = speckled(30, 20, one);
      const changed = { ...mask, data: mask.data.slice() };
      // The right half is another's.
      speckled(30, 20, other).data.forEach((value, at) => {
        if (at % 30 >= 15) changed.data[at] = value;
      });
      const left = (of: Mask): string[] =>
        tileGrid({ ...grid, mask: of })
          .filter(({ x, size }) => x + size <= 120)
          .map(({ x, y, size, tissue }) => `${x} ${y} ${size} ${tissue}`);
      expect(left(changed)).toEqual(left(mask));
    }),
    { numRuns: 30 },
  );
});
