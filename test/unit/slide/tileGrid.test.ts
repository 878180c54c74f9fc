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
