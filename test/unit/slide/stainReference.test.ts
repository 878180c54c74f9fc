import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { combineStains } from "../../../src/science/slide/combineStains.js";
import {
  estimateStains,
  MACENKO_TARGET,
  normaliseStains,
} from "../../../src/science/slide/macenko.js";
import {
  HE_STAINS,
  separateStains,
} from "../../../src/science/slide/stains.js";
import { picture } from "./pictures.js";

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
  macenko: { stains: number[][]; most: number[]; normalised: number[] };
  planted: number[][];
};
const { width, height, macenko } = reference;
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

test("Macenko's estimate is NumPy's, and near the stains that were planted", () => {
  const found = estimateStains(image)!;
  [found.haematoxylin, found.eosin].forEach((stain, k) => {
    stain.forEach((value, c) => {
      expect(value).toBeCloseTo(macenko.stains[k]![c]!, 5);
      expect(value).toBeCloseTo(reference.planted[k]![c]!, 1);
    });
    expect(found.most[k]).toBeCloseTo(macenko.most[k]!, 5);
  });
});

test("a normalised picture is NumPy's, within rounding", () => {
  const { data } = normaliseStains(image, estimateStains(image)!);
  data.forEach((value, at) => {
    const wanted = macenko.normalised[at]!;
    expect(Math.abs(value - wanted), `at ${at}`).toBeLessThanOrEqual(1);
  });
});

test("a picture that is normalised has the target's stains", () => {
  const normalised = normaliseStains(image, estimateStains(image)!);
  const { haematoxylin, eosin } = estimateStains(normalised)!;
  haematoxylin.forEach((value, c) => {
    expect(value).toBeCloseTo(MACENKO_TARGET.haematoxylin[c]!, 1);
  });
  eosin.forEach((value, c) => {
    expect(value).toBeCloseTo(MACENKO_TARGET.eosin[c]!, 1);
  });
});

test("glass has no stains to estimate, and two stains that are one are refused", () => {
  const glass = picture(20, 20, () => [243, 243, 243]);
  expect(estimateStains(glass)).toBeNull();
  const one = { ...MACENKO_TARGET, eosin: MACENKO_TARGET.haematoxylin };
  expect(() => normaliseStains(glass, one)).toThrow(/same way/);
});
