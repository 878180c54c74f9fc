import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { combineStains } from "../../../src/science/slide/combineStains.js";
import {
  HE_STAINS,
  separateStains,
} from "../../../src/science/slide/stains.js";

// Made by test/reference/stains.py, which names the versions.
const reference = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../../reference/stains.json"),
    "utf8",
  ),
) as {
  width: number;
  height: number;
  rgb: number[];
  hed: number[][];
  hed2rgb: number[][];
};
const { width, height } = reference;
const image = { width, height, data: Uint8Array.from(reference.rgb) };

/** scikit-image divides by the logarithm of a millionth, and leaves its stain vectors as long as they are. */
const SCALE = HE_STAINS.map((stain) => 6 * Math.hypot(...stain));

test("stains are separated as scikit-image does, but for its clip at none", () => {
  const { haematoxylin, eosin, residual } = separateStains(image);
  [haematoxylin, eosin, residual].forEach((amounts, k) => {
    reference.hed.forEach((pixel, i) => {
      const found = Math.max(0, amounts[i]! / SCALE[k]!);
      expect(found).toBeCloseTo(pixel[k]!, 5);
    });
  });
});

test("and combined as scikit-image does", () => {
  const amounts = (k: number): Float32Array =>
    Float32Array.from(reference.hed, (pixel) => pixel[k]! * SCALE[k]!);
  const { data } = combineStains({
    width,
    height,
    haematoxylin: amounts(0),
    eosin: amounts(1),
    residual: amounts(2),
  });
  reference.hed2rgb.flat().forEach((value, at) => {
    expect(Math.abs(data[at]! - value), `at ${at}`).toBeLessThan(0.51);
  });
});

test("what was separated combines to the picture again", () => {
  const { data } = combineStains(separateStains(image));
  data.forEach((value, at) => {
    expect(Math.abs(value - image.data[at]!)).toBeLessThanOrEqual(1);
  });
});
