import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { BUILT_IN_ENCODERS } from "../../../src/science/encode/builtInEncoders.js";
import {
  COLOUR_DIM,
  describeColour,
} from "../../../src/science/encode/describeColour.js";
import { gaborEnergy } from "../../../src/science/encode/gaborEnergy.js";
import { localBinaryPatterns } from "../../../src/science/encode/localBinaryPatterns.js";
import { softHistogram } from "../../../src/science/encode/softHistogram.js";
import { grain, picture } from "../slide/pictures.js";

const TILE = picture(224, 224, (x, y) => {
  const nucleus = (x % 16) ** 2 + (y % 16) ** 2 < 40 ? 90 : 0;
  const shade = 20 * grain(x, y) + nucleus;
  return [210 - shade, 140 - shade, 190 - shade / 2];
});
const hash = (values: Float32Array): string =>
  createHash("sha256").update(new Uint8Array(values.buffer)).digest("hex");

describe.each(Object.entries(BUILT_IN_ENCODERS))(
  "%s",
  (_, { dim, describe: encode }) => {
    test("the same tile gives the same bytes, of the stated length", () => {
      const first = encode(TILE);
      expect(first).toHaveLength(dim);
      expect(dim).toBeGreaterThanOrEqual(32);
      expect(hash(encode({ ...TILE, data: TILE.data.slice() }))).toBe(
        hash(first),
      );
    });

    test("flat pictures have finite descriptions", () => {
      for (const value of [0, 128, 255]) {
        const flat = picture(224, 224, () => [value, value, value]);
        expect(encode(flat).every(Number.isFinite)).toBe(true);
      }
    });

    test("texture counts where colour is the same", () => {
      const checks = (edge: number) =>
        picture(224, 224, (x, y) =>
          (Math.floor(x / edge) + Math.floor(y / edge)) % 2
            ? [200, 130, 180]
            : [120, 60, 140],
        );
      const [fine, coarse] = [checks(4), checks(28)];
      const far = (a: Float32Array, b: Float32Array): number =>
        Math.hypot(...a.map((value, i) => value - b[i]!));
      const colours = far(describeColour(fine), describeColour(coarse));
      expect(colours).toBeLessThan(1e-3);
      expect(far(encode(fine), encode(coarse))).toBeGreaterThan(0.5);
    });
  },
);

test("a colour description is the mean and spread of each channel", () => {
  const halves = picture(10, 4, (x) =>
    x < 5 ? [0, 51, 255] : [255, 153, 255],
  );
  const found = describeColour(halves);
  expect(found).toHaveLength(COLOUR_DIM);
  [0.5, 0.4, 1, 0.5, 0.2, 0].forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, 5);
  });
});

test("Gabor energy is that of stripes, and prefers their direction", () => {
  const stripes = (turn: boolean) => ({
    width: 60,
    height: 50,
    values: Float32Array.from({ length: 3000 }, (_, i) => {
      const at = turn ? Math.floor(i / 60) : i % 60;
      return Math.sin((2 * Math.PI * at) / 5);
    }),
  });
  const flat = {
    width: 60,
    height: 50,
    values: new Float32Array(3000).fill(2),
  };
  const [across, along, none] = [
    gaborEnergy(stripes(false), 1),
    gaborEnergy(stripes(true), 1),
    gaborEnergy(flat, 1),
  ];
  expect(across[0]).toBeCloseTo(along[0]!, 4);
  expect(across[0]).toBeGreaterThan(none[0]! + 3);
  expect(across[2]).toBeGreaterThan(0.5);
  expect(none[0]).toBeCloseTo(Math.log(0.002), 2);
});

test("local binary patterns are shares and do not turn with the picture", () => {
  const values = Float32Array.from({ length: 31 * 31 }, (_, i) =>
    grain(i % 31, Math.floor(i / 31)),
  );
  const turned = Float32Array.from({ length: 31 * 31 }, (_, i) => {
    const x = i % 31;
    const y = Math.floor(i / 31);
    return values[(30 - x) * 31 + y]!;
  });
  const found = localBinaryPatterns({ width: 31, height: 31, values }, 0.05);
  const again = localBinaryPatterns(
    { width: 31, height: 31, values: turned },
    0.05,
  );
  expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
  found.forEach((share, i) => expect(share).toBeCloseTo(again[i]!, 10));
});

test("a soft histogram is linear in area and sums to one", () => {
  const axis = { least: 0, most: 1, bins: 4 };
  const of = (a: number[], b: number[]) =>
    softHistogram(
      [Float32Array.from(a), axis],
      [Float32Array.from(b), axis],
      1,
    );
  const one = of([0.2, 0.2], [0.9, 0.9]);
  const other = of([0.7, 3], [-1, 0.5]);
  const both = of([0.2, 0.2, 0.7, 3], [0.9, 0.9, -1, 0.5]);
  both.forEach((share, i) =>
    expect(share).toBeCloseTo((one[i]! + other[i]!) / 2, 6),
  );
  expect(both.reduce((x, y) => x + y)).toBeCloseTo(1, 6);
});
