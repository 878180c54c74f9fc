import fc from "fast-check";
import { expect, it } from "vitest";
import { sampleTiles } from "../../../src/science/mil/sampleTiles.js";

const DIM = 3;
const bagOf = (tiles: number) => ({
  id: "A",
  tiles,
  features: Float32Array.from({ length: tiles * DIM }, (_, i) => i),
});

it("draws as many tiles as asked, each once and whole, in their order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      (tiles, most, epoch) => {
        const drawn = sampleTiles(bagOf(tiles), most, { seed: 1, epoch });
        expect(drawn.tiles).toBe(Math.min(tiles, most));
        const first = [...drawn.features].filter((_, i) => i % DIM === 0);
        const places = first.map((x) => x / DIM);
        expect(places.every(Number.isInteger)).toBe(true);
        expect(new Set(places).size).toBe(drawn.tiles);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        drawn.features.forEach((x, i) =>
          expect(x).toBe(places[Math.floor(i / DIM)]! * DIM + (i % DIM)),
        );
      },
    ),
    { numRuns: 40 },
  );
});

it("draws anew for each epoch, and the same for the same", () => {
  const draw = (epoch: number) =>
    sampleTiles(bagOf(50), 10, { seed: 1, epoch }).features;
  expect(draw(2)).toEqual(draw(2));
  expect(draw(3)).not.toEqual(draw(2));
});

it("gives every tile the same chance", () => {
  const counts = new Array<number>(8).fill(0);
  for (let epoch = 0; epoch < 2000; epoch++) {
    const { features } = sampleTiles(bagOf(8), 2, { seed: 5, epoch });
    for (let i = 0; i < features.length; i += DIM)
      counts[features[i]! / DIM]! += 1;
  }
  // 500 expected; the sd is 19.
  for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(80);
});
