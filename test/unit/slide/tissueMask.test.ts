import { expect, test } from "vitest";
import { tissueMask } from "../../../src/science/slide/tissueMask.js";
import { turnSmallRegions } from "../../../src/science/slide/turnSmallRegions.js";
import { grain, picture } from "./pictures.js";

const GLASS = [242, 241, 243] as const;
const inDisc = (x: number, y: number, r: number): boolean =>
  (x - 70) ** 2 + (y - 60) ** 2 < r * r;
const tissue = (x: number, y: number): [number, number, number] => {
  const shade = 30 * grain(x, y);
  return [200 - shade, 120 - shade, 180 - shade];
};
const share = (data: Uint8Array): number =>
  data.reduce((sum, value) => sum + value, 0) / data.length;

test("a stained disc on glass is the mask, with its small hole filled and a speck left out", () => {
  const image = picture(150, 120, (x, y) => {
    if (x > 140 && x < 145 && y > 10 && y < 15) return tissue(x, y);
    return inDisc(x, y, 40) && !inDisc(x, y, 8) ? tissue(x, y) : GLASS;
  });
  const { data, width } = tissueMask(image);
  let right = 0;
  for (let y = 0; y < 120; y++)
    for (let x = 0; x < 150; x++)
      if ((data[y * width + x] === 1) === inDisc(x, y, 40)) right++;
  expect(right / data.length).toBeGreaterThan(0.96);
  expect(data[60 * width + 70]).toBe(1);
  expect(data[12 * width + 142]).toBe(0);
});

test("glass alone has no tissue, tissue alone no glass", () => {
  expect(share(tissueMask(picture(60, 50, () => GLASS)).data)).toBe(0);
  expect(share(tissueMask(picture(60, 50, tissue)).data)).toBe(1);
});

test("tinted glass without structure is no tissue", () => {
  const haze = picture(90, 70, (x) =>
    x < 45 ? [229, 205, 220] : [242, 240, 242],
  );
  expect(share(tissueMask(haze).data)).toBeLessThan(0.08);
});

test("colourless fat with its membranes is tissue", () => {
  const fat = picture(120, 120, (x, y) =>
    x > 20 && x < 100 && y > 20 && y < 100 && (x % 9 === 0 || y % 9 === 0)
      ? [190, 175, 190]
      : GLASS,
  );
  const { data } = tissueMask(fat);
  expect(data[60 * 120 + 60]).toBe(1);
  expect(data[5 * 120 + 5]).toBe(0);
});

test("regions of one value below a size take the other value", () => {
  const data = Uint8Array.from([1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
  const mask = { width: 4, height: 3, data };
  const kept = turnSmallRegions(mask, 1, { leastPixels: 3, keepAtEdge: false });
  expect([...kept.data]).toEqual([0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
});
