import { expect, test } from "vitest";
import { localSpread } from "../../../src/science/slide/localSpread.js";
import {
  balanceWhite,
  USUAL_WHITE,
  whitePoint,
} from "../../../src/science/slide/whitePoint.js";
import { grain, picture } from "./pictures.js";

const tissue = (x: number, y: number): [number, number, number] => {
  const shade = 40 * grain(x, y);
  return [200 - shade, 130 - shade, 170 - shade];
};

test("glass is the colour of the brightest pixels, and becomes the usual white", () => {
  const slide = picture(50, 40, (x, y) =>
    x < 10 ? [232, 228, 236] : tissue(x, y),
  );
  const white = whitePoint(slide);
  [232, 228, 236].forEach((level, i) => expect(white[i]).toBeCloseTo(level, 6));
  const balanced = balanceWhite(slide, white);
  expect([...balanced.data.subarray(0, 3)]).toEqual([
    USUAL_WHITE,
    USUAL_WHITE,
    USUAL_WHITE,
  ]);
});

test("glass is no brighter for the rings that resampling leaves around tissue", () => {
  const slide = picture(60, 40, (x, y) => {
    if (x > 30) return tissue(x, y);
    return x === 30 ? [250, 244, 248] : [236, 236, 236];
  });
  for (const level of whitePoint(slide)) expect(level).toBeLessThan(240);
});

test("a slide without glass is left as it is", () => {
  const slide = picture(50, 40, tissue);
  const white = whitePoint(slide);
  expect(white).toEqual([USUAL_WHITE, USUAL_WHITE, USUAL_WHITE]);
  expect(balanceWhite(slide, white).data).toEqual(slide.data);
});

test("local spread is the standard deviation of the window", () => {
  const values = Float32Array.from({ length: 15 }, (_, i) => (i * 7) % 5);
  const window = [0, 1, 2, 5, 6, 7, 10, 11, 12].map((i) => values[i]!);
  const mean = window.reduce((a, b) => a + b) / 9;
  const variance =
    window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 9;
  expect(localSpread(values, 5, 3, 1)[6]).toBeCloseTo(Math.sqrt(variance), 5);
});
