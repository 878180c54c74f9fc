import fc from "fast-check";
import { expect, test } from "vitest";
import { frameOf } from "../../../src/science/slide/frame.js";

const SLIDE = { width: 90_000, height: 60_000 };

test("tiles of a third of the slide or more are shown with all of it", () => {
  const tiles = [
    { x: 10_000, y: 5_000, size: 500 },
    { x: 39_500, y: 5_000, size: 500 },
  ];
  expect(frameOf(tiles, SLIDE)).toEqual({ x: 0, y: 0, ...SLIDE });
});

test("tiles of a small part are shown with what is around them", () => {
  const tiles = [
    { x: 50_000, y: 30_000, size: 500 },
    { x: 53_500, y: 31_000, size: 500 },
  ];
  expect(frameOf(tiles, SLIDE)).toEqual({
    x: 49_000,
    y: 29_000,
    width: 6000,
    height: 3500,
  });
});

test("no tiles: all of the slide", () => {
  expect(frameOf([], SLIDE)).toEqual({ x: 0, y: 0, ...SLIDE });
});

test("every tile lies in the frame and the frame on the slide", () => {
  const tile = fc.record({
    x: fc.integer({ min: 0, max: 89_000 }),
    y: fc.integer({ min: 0, max: 59_000 }),
    size: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(tile, { minLength: 1, maxLength: 5 }), (tiles) => {
      const { x, y, width, height } = frameOf(tiles, SLIDE);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(SLIDE.width);
      expect(y + height).toBeLessThanOrEqual(SLIDE.height);
      for (const t of tiles) {
        expect(t.x).toBeGreaterThanOrEqual(x);
        expect(t.y).toBeGreaterThanOrEqual(y);
        expect(t.x + t.size).toBeLessThanOrEqual(x + width);
        expect(t.y + t.size).toBeLessThanOrEqual(y + height);
      }
    }),
  );
});
