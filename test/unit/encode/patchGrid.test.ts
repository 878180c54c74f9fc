import fc from "fast-check";
import { expect, test } from "vitest";
import { modelInput } from "../../../src/science/encode/modelInput.js";
import { patchGrid } from "../../../src/science/encode/patchGrid.js";
import { picture } from "../slide/pictures.js";

test("a tile as wide as a patch is one patch; twice as wide, four, edge to edge", () => {
  expect(patchGrid(448, 448)).toEqual([{ x: 0, y: 0 }]);
  expect(patchGrid(448, 224)).toEqual([
    { x: 0, y: 0 },
    { x: 224, y: 0 },
    { x: 0, y: 224 },
    { x: 224, y: 224 },
  ]);
});

test("a patch wider than its tile has the tile in its middle", () => {
  expect(patchGrid(224, 256)).toEqual([{ x: -16, y: -16 }]);
});

test("patches leave no more than a twentieth of a patch uncovered, and none beyond the tile", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50, max: 2000 }),
      fc.integer({ min: 50, max: 2000 }),
      (tile, patch) => {
        const places = [...new Set(patchGrid(tile, patch).map(({ x }) => x))];
        if (patch >= tile) {
          expect(places).toHaveLength(1);
          return;
        }
        places.forEach((x, i) => {
          const before = i === 0 ? 0 : places[i - 1]! + patch;
          expect(x - before).toBeLessThanOrEqual(0.05 * patch + 1);
        });
        expect(tile - places.at(-1)! - patch).toBeLessThanOrEqual(
          0.05 * patch + 1,
        );
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("a model's input has its channels where it wants them, and its own scale", () => {
  const two = [
    picture(2, 1, (x) => [x * 255, 51, 0]),
    picture(2, 1, () => [0, 0, 255]),
  ];
  const form = { range: 1, mean: [0.5, 0, 0], sd: [0.5, 1, 2] } as const;
  const planes = modelInput(two, { ...form, layout: "NCHW" });
  const pixels = modelInput(two, { ...form, layout: "NHWC" });
  const near = (found: Float32Array, wanted: number[]): void => {
    wanted.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 6));
    expect(found).toHaveLength(wanted.length);
  };
  near(planes, [-1, 1, 0.2, 0.2, 0, 0, -1, -1, 0, 0, 0.5, 0.5]);
  near(pixels, [-1, 0.2, 0, 1, 0.2, 0, -1, 0, 0.5, -1, 0, 0.5]);
  const raw = modelInput(two.slice(1), {
    layout: "NCHW",
    range: 255,
    mean: [0, 0, 5],
    sd: [1, 1, 1],
  });
  near(raw, [0, 0, 0, 0, 250, 250]);
});
