import { expect, test } from "vitest";
import type { RgbImage } from "../../../src/science/slide/rgbImage.js";
import { slideQuality } from "../../../src/science/slide/slideQuality.js";
import { slideSurvey } from "../../../src/science/slide/slideSurvey.js";
import { tissueMask } from "../../../src/science/slide/tissueMask.js";
import { grain, picture } from "./pictures.js";

const [WIDTH, HEIGHT] = [180, 140];
const GLASS = [242, 241, 243] as const;
const inTissue = (x: number, y: number): boolean =>
  x > 20 && x < 160 && y > 15 && y < 125;
const tissue = (x: number, y: number): readonly [number, number, number] => {
  const shade = 60 * grain(x, y);
  return inTissue(x, y) ? [215 - shade, 140 - shade, 190 - shade] : GLASS;
};
const qualityOf = (image: RgbImage) =>
  slideQuality(
    slideSurvey(image, 8),
    { x: 0, y: 0, width: image.width, height: image.height },
    8,
  );

/** A stroke of ink across tissue and glass. */
const inked = (ink: readonly [number, number, number]) =>
  picture(WIDTH, HEIGHT, (x, y) => (y > 60 && y < 85 ? ink : tissue(x, y)));

test.each([
  ["green", [40, 150, 90]],
  ["blue", [35, 100, 200]],
  ["black", [35, 32, 38]],
  ["red", [212, 34, 44]],
] as const)("%s pen is found and left out of the tissue", (_, ink) => {
  const { pen, tissueArea } = qualityOf(inked(ink));
  expect(pen).toBeGreaterThan(0.15);
  expect(pen).toBeLessThan(0.22);
  const clean = qualityOf(picture(WIDTH, HEIGHT, tissue)).tissueArea;
  expect(tissueArea).toBeLessThan(clean * 0.85);
  expect(tissueArea).toBeGreaterThan(clean * 0.7);
});

test("scattered blue nuclei and specks of dust are no pen", () => {
  const nuclei = picture(WIDTH, HEIGHT, (x, y) =>
    inTissue(x, y) && grain(y, x) < 0.4 ? [60, 80, 170] : tissue(x, y),
  );
  expect(qualityOf(nuclei).pen).toBe(0);
  const dust = picture(WIDTH, HEIGHT, (x, y) =>
    x > 5 && x < 13 && y > 5 && y < 13 ? [20, 20, 20] : tissue(x, y),
  );
  expect(qualityOf(dust).pen).toBe(0);
});

test("blood and eosin are no red pen, however solid", () => {
  for (const colour of [
    [150, 35, 60],
    [205, 65, 90],
    [220, 120, 160],
  ] as const)
    expect(qualityOf(inked(colour)).pen).toBe(0);
});

test("a dark ridge is a fold, a dark follicle is none", () => {
  const dark = (x: number, y: number): readonly [number, number, number] => {
    const shade = 20 * grain(x, y);
    return [90 - shade, 35 - shade, 85 - shade];
  };
  const fold = qualityOf(
    picture(WIDTH, HEIGHT, (x, y) =>
      inTissue(x, y) && Math.abs(x - y - 20) < 10 ? dark(x, y) : tissue(x, y),
    ),
  );
  expect(fold.folds).toBeGreaterThan(0.05);
  const follicle = qualityOf(
    picture(WIDTH, HEIGHT, (x, y) =>
      Math.hypot(x - 90, y - 70) < 28 ? dark(x, y) : tissue(x, y),
    ),
  );
  expect(follicle.folds).toBe(0);
});

test("a part without the others' detail is blurred", () => {
  const smooth = picture(WIDTH, HEIGHT, (x, y) =>
    x > 95 && inTissue(x, y)
      ? [185 + 3 * Math.sin(x / 9), 110 + 3 * Math.sin(y / 9), 160]
      : tissue(x, y),
  );
  const { blur, tissue: used } = qualityOf(smooth);
  expect(blur).toBeGreaterThan(0.2);
  expect(blur).toBeLessThan(0.55);
  expect(used).toBeGreaterThan(0.25);
});

test("sharp, clean tissue is exactly the tissue mask, with its area and saturation", () => {
  const image = picture(WIDTH, HEIGHT, tissue);
  const { tissue: mask } = slideSurvey(image, 8);
  expect(mask.data).toEqual(tissueMask(image, 8).data);
  const { pen, blur, folds, tissueArea, saturation } = qualityOf(image);
  expect({ pen, blur, folds }).toEqual({ pen: 0, blur: 0, folds: 0 });
  const drawn = (139 * 109 * 64) / 1e6;
  expect(tissueArea / drawn).toBeCloseTo(1, 1);
  expect(saturation).toBeGreaterThan(0.3);
});

test("glass alone and pen alone have no tissue and finite figures", () => {
  const glass = qualityOf(picture(60, 50, () => GLASS));
  expect(glass).toEqual({
    tissueArea: 0,
    tissue: 0,
    pen: 0,
    blur: 0,
    folds: 0,
    saturation: 0,
  });
  const pen = qualityOf(picture(60, 50, () => [40, 150, 90]));
  expect(pen.pen).toBe(1);
  expect(pen.tissueArea).toBe(0);
});
