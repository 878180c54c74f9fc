import fc from "fast-check";
import { expect, test } from "vitest";
import { blur3 } from "../../../src/science/slide/blur3.js";
import { boxBlur } from "../../../src/science/slide/boxBlur.js";
import { boxMean } from "../../../src/science/slide/boxMean.js";
import { grain } from "./pictures.js";

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 23 }),
  height: fc.integer({ min: 1, max: 19 }),
  radius: fc.integer({ min: 1, max: 9 }),
});

/** Values as optical densities are: of either sign, no two alike. */
const speckled = (width: number, height: number): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => {
    const x = i % width;
    return 2 * grain(x, (i - x) / width) - 0.2;
  });

test("a blur over three pixels is the box blur of radius 1, to the bit", () => {
  fc.assert(
    fc.property(sizes, ({ width, height }) => {
      const values = speckled(width, height);
      expect(blur3(values, width, height)).toEqual(
        boxBlur(values, width, height, 1),
      );
    }),
  );
});

test("the mean around one pixel is what the box blur gives there, to the bit", () => {
  fc.assert(
    fc.property(sizes, ({ width, height, radius }) => {
      const values = speckled(width, height);
      const blurred = boxBlur(values, width, height, radius);
      blurred.forEach((mean, at) => {
        expect(boxMean({ width, height, values }, at, radius)).toBe(mean);
      });
    }),
    { numRuns: 30 },
  );
});

test("a box blur is the mean of its window, whatever the size and reach", () => {
  fc.assert(
    fc.property(sizes, ({ width, height, radius }) => {
      const values = speckled(width, height);
      const blurred = boxBlur(values, width, height, radius);
      const [x, y] = [width - 1, height >> 1];
      let [sum, count] = [0, 0];
      for (let v = Math.max(0, y - radius); v < height && v <= y + radius; v++)
        for (let u = Math.max(0, x - radius); u < width; u++, count++)
          sum += values[v * width + u]!;
      expect(blurred[y * width + x]).toBeCloseTo(sum / count, 5);
    }),
  );
});
