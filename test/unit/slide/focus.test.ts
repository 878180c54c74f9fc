import { join } from "node:path";
import { readdirSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { focusOf } from "../../../src/science/slide/focus.js";
import { penMarks } from "../../../src/science/slide/penMarks.js";
import type { RgbImage } from "../../../src/science/slide/rgbImage.js";
import { realData } from "../../io/slides/realData.js";
import { grain, picture } from "./pictures.js";

/** Folders of real pictures, their resolution, and the files that show tissue. */
const SETS = [
  ["tiles_kather", 0.495, /^image_\d+_label_[0-6]\.png$/],
  ["tiles_nct_crc", 0.5, /^(?!BACK).*\.tif$/],
  ["tiles_tcga_crc", 0.5, /\.jpg$/],
  ["nuclei_crc/images", 0.5, /\.png$/],
] as const;

/** A picture at another resolution, after a Gaussian of so many microns. */
async function shown(
  path: string,
  { mpp, at, sigma = 0 }: { mpp: number; at: number; sigma?: number },
): Promise<RgbImage> {
  const { width, height } = await sharp(path).metadata();
  const side = (px: number): number => Math.max(1, Math.round((px * mpp) / at));
  const sharpened = sharp(path).removeAlpha();
  const seen = sigma === 0 ? sharpened : sharpened.blur(sigma / mpp);
  const { data, info } = await seen
    .resize(side(width), side(height), { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

describe.each(SETS)("real tissue of %s", (name, mpp, files) => {
  const folder = realData(...name.split("/"));
  const paths =
    folder === null
      ? []
      : readdirSync(folder)
          .filter((file) => files.test(file))
          .map((file) => join(folder, file));

  test.skipIf(folder === null)(
    "is in focus, and out of it once blurred (skipped where the shared data is absent)",
    async () => {
      const some = paths.filter((_, i) => i % 3 === 0);
      for (let from = 0; from < some.length; from += 4) {
        const four = some.slice(from, from + 4);
        const focus = async (sigma: number) =>
          focusOf(
            await Promise.all(
              four.map((path) => shown(path, { mpp, at: 1, sigma })),
            ),
          );
        expect(await focus(0), four.join()).toMatchObject({
          outOfFocus: false,
        });
        expect(await focus(3), four.join()).toMatchObject({ outOfFocus: true });
      }
    },
  );

  test.skipIf(folder === null)(
    "has no pen on it, red least of all (skipped where the shared data is absent)",
    async () => {
      for (const path of paths) {
        const image = await shown(path, { mpp, at: 8 });
        // As if the tile were the corner of a slide that looks so everywhere: a tile alone is smaller than any mark.
        const { width, height, data } = image;
        const wide = picture(8 * width, 8 * height, (x, y) => {
          const at = 3 * ((y % height) * width + (x % width));
          return [data[at]!, data[at + 1]!, data[at + 2]!];
        });
        expect(penMarks(wide, 8).data.includes(1), path).toBe(false);
      }
    },
  );
});

test("neither stain nor contrast changes what is told of focus", () => {
  const drawn = (contrast: number) =>
    picture(120, 90, (x, y) => {
      const shade = contrast * (grain(x >> 1, y >> 1) - 0.5);
      return [200, 150 + shade, 190];
    });
  const strong = focusOf([drawn(160)]).sharpness!;
  expect(focusOf([drawn(40)]).sharpness).toBeCloseTo(strong, 1);
  expect(strong).toBeGreaterThan(0.5);
});

test("no tile, and nothing but glass, tell nothing of focus", () => {
  const nothing = { sharpness: null, outOfFocus: false };
  expect(focusOf([])).toEqual(nothing);
  const glass = picture(50, 40, () => [243, 243, 243]);
  expect(focusOf([glass])).toEqual(nothing);
});
