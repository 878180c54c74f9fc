import { expect, test } from "vitest";
import { boxBlur } from "../../../src/science/slide/boxBlur.js";
import { otsu } from "../../../src/science/slide/otsu.js";
import {
  HE_STAINS,
  separateStains,
  unmixing,
} from "../../../src/science/slide/stains.js";
import { picture } from "./pictures.js";

const colourOf = (amounts: readonly number[]): [number, number, number] => {
  const channel = (i: 0 | 1 | 2): number => {
    let density = 0;
    HE_STAINS.forEach((stain, k) => {
      const length = Math.hypot(...stain);
      density += (amounts[k]! * stain[i]) / length;
    });
    return Math.round(255 * 10 ** -density);
  };
  return [channel(0), channel(1), channel(2)];
};

test.each([
  [0.6, 0, 0],
  [0, 0.5, 0],
  [0.4, 0.3, 0],
  [0.3, 0.2, 0.15],
])("a mixture of stains %d %d %d is taken apart again", (h, e, r) => {
  const found = separateStains(picture(3, 2, () => colourOf([h, e, r])));
  expect(found.haematoxylin[4]).toBeCloseTo(h, 1.9);
  expect(found.eosin[4]).toBeCloseTo(e, 1.9);
  expect(found.residual[4]).toBeCloseTo(r, 1.9);
});

test("unmixing is the inverse of the stains' unit vectors", () => {
  const rows = unmixing(HE_STAINS);
  HE_STAINS.forEach((stain, i) => {
    rows.forEach((row, j) => {
      const product =
        (stain[0] * row[0] + stain[1] * row[1] + stain[2] * row[2]) /
        Math.hypot(...stain);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
    });
  });
});

test("stains that lie in one plane are refused", () => {
  expect(() =>
    unmixing([
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ]),
  ).toThrow(/one plane/);
});

test("Otsu's threshold parts two heaps", () => {
  const values = Uint8Array.from({ length: 100 }, (_, i) =>
    i < 30 ? 40 + (i % 5) : 180 + (i % 7),
  );
  expect(otsu(values)).toBeGreaterThanOrEqual(44);
  expect(otsu(values)).toBeLessThan(180);
});

test("a box blur is the mean of its window, also at the edges", () => {
  const values = Float32Array.from({ length: 35 }, (_, i) => (i * 37) % 11);
  const blurred = boxBlur(values, 7, 5, 2);
  for (let y = 0; y < 5; y++)
    for (let x = 0; x < 7; x++) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - 2); v <= Math.min(4, y + 2); v++)
        for (let u = Math.max(0, x - 2); u <= Math.min(6, x + 2); u++, count++)
          sum += values[v * 7 + u]!;
      expect(blurred[y * 7 + x]).toBeCloseTo(sum / count, 4);
    }
});
