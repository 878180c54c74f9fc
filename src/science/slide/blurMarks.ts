import { boxBlur } from "./boxBlur.js";
import type { Mask } from "./mask.js";
import { medianIn } from "./medianIn.js";
import type { RgbImage } from "./rgbImage.js";
import { solidRegions } from "./solidRegions.js";

/** Detail that sharp tissue has, in medians of the slide's tissue: mucin and muscle have .1 and more. */
const LEAST_DETAIL = 0.04;
/** Detail is looked at over this. @unit um */
const AROUND = 64;
/** Smaller is a plain spot. @unit um2 */
const SMALL = 150_000;

/**
 * Tissue out of focus: where the local variance of the Laplacian is far below that of the slide's other tissue, on a
 * picture of about 8 um/px. A slide that is blurred everywhere has nothing to be told from.
 * @source Pech-Pacheco 2000, doi:10.1109/ICPR.2000.903548
 */
export function blurMarks(image: RgbImage, tissue: Mask, mpp: number): Mask {
  const { width, height } = image;
  const pixels = (um: number): number => Math.max(1, Math.round(um / mpp));
  const detail = boxBlur(edges(image), width, height, pixels(AROUND));
  const usual = medianIn(detail, tissue) ?? 0;
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++)
    data[i] = +(tissue.data[i] === 1 && detail[i]! < LEAST_DETAIL * usual);
  return solidRegions(
    { width, height, data },
    { radius: pixels(AROUND / 3), leastPixels: SMALL / mpp ** 2 },
  );
}

/** Square of the Laplacian of green at each pixel, whose mean is its variance; 0 along the edge. */
function edges({ width, height, data }: RgbImage): Float32Array {
  const out = new Float32Array(width * height);
  const green = (i: number): number => data[3 * i + 1]!;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++)
      out[i] =
        (4 * green(i) -
          green(i - 1) -
          green(i + 1) -
          green(i - width) -
          green(i + width)) **
        2;
  return out;
}
