import sharp from "sharp";
import { expect, test } from "vitest";
import { drawMask } from "../../../src/io/pictures/drawMask.js";
import { picture } from "../../unit/slide/pictures.js";

const [WIDTH, HEIGHT] = [60, 40];
const mask = (meant: (x: number, y: number) => boolean) => ({
  width: WIDTH,
  height: HEIGHT,
  data: Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    Number(meant(at % WIDTH, Math.floor(at / WIDTH))),
  ),
});
const NONE = mask(() => false);
const drawing = {
  thumbnail: picture(WIDTH, HEIGHT, () => [100, 50, 100]),
  survey: {
    tissue: mask((x) => x < 30),
    pen: mask((x) => x >= 50),
    folds: NONE,
    blur: NONE,
  },
  tiles: [{ x: 80, y: 80, size: 80 }],
  scale: 8,
};

test("tissue stays, glass fades, pen is coloured and tiles are outlined", async () => {
  const png = await drawMask(drawing);
  const { data, info } = await sharp(png)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([WIDTH, HEIGHT]);
  const at = (x: number, y: number): number[] => {
    const first = (y * WIDTH + x) * 3;
    return [...data.subarray(first, first + 3)];
  };
  expect(at(2, 2)).toEqual([100, 50, 100]);
  expect(Math.min(...at(40, 20))).toBeGreaterThan(150);
  expect(at(55, 20)[0]).toBeGreaterThan(at(55, 20)[2]! + 60);
  expect(at(15, 10)).not.toEqual([100, 50, 100]);
  expect(at(15, 15)).toEqual([100, 50, 100]);
});

test("a large slide is drawn small, the same each time", async () => {
  const thumbnail = picture(2000, 30, () => [200, 150, 190]);
  const whole = { width: 2000, height: 30, data: new Uint8Array(60_000) };
  const survey = { tissue: whole, pen: whole, folds: whole, blur: whole };
  const large = { ...drawing, thumbnail, survey };
  const png = await drawMask(large);
  const { width } = await sharp(png).metadata();
  expect(width).toBe(1600);
  expect(await drawMask(large)).toEqual(png);
});
