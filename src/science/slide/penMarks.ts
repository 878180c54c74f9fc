import type { Mask } from "./mask.js";
import type { RgbImage } from "./rgbImage.js";
import { solidRegions } from "./solidRegions.js";

/** Hues that ink has and no stain of H&E: green to blue. @unit degrees */
const GREENEST = 80;
const GREEN_ENDS = 190;
const BLUEST = 220;
/** Saturation of ink, 0 to 1: tissue that turns blue is paler. */
const GREEN_SATURATION = 0.2;
const BLUE_SATURATION = 0.45;
/** Black ink: no channel is lighter, none differs more. */
const BLACK = 80;
const COLOURLESS = 28;
/** Red ink is brighter and purer than eosin, blood and necrosis: measured on all real tiles, none is all three. */
const RED_BRIGHT = 165;
const RED_SATURATION = 0.78;
const REDDEST = 345;
const RED_ENDS = 20;
/** Half the width of the thinnest stroke. @unit um */
const THIN = 40;
/** Smaller marks are dust or dye. @unit um2 */
const SMALL = 100_000;

/**
 * Marks of green, blue, black or red pen on a picture of about 8 um/px, by hue and because ink is solid where stained nuclei
 * are grain. Red ink over tissue has the hues of blood and is told only where it is bright.
 */
export function penMarks(image: RgbImage, mpp: number): Mask {
  const { width, height } = image;
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = +isInk(image.data, 3 * i);
  return solidRegions(
    { width, height, data },
    {
      radius: Math.max(1, Math.round(THIN / mpp)),
      leastPixels: SMALL / mpp ** 2,
    },
  );
}

function isInk(data: Uint8Array, at: number): boolean {
  const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
  const most = Math.max(r, g, b);
  const chroma = most - Math.min(r, g, b);
  if (most < BLACK && chroma < COLOURLESS) return true;
  if (most === r) return isRed(r, g, b, chroma);
  if (chroma < GREEN_SATURATION * most) return false;
  const hue =
    most === g ? 120 + (60 * (b - r)) / chroma : 240 + (60 * (r - g)) / chroma;
  if (hue < GREENEST || hue > BLUEST) return false;
  return hue <= GREEN_ENDS || chroma >= BLUE_SATURATION * most;
}

function isRed(r: number, g: number, b: number, chroma: number): boolean {
  if (r < RED_BRIGHT || chroma < RED_SATURATION * r) return false;
  const hue = (60 * (g - b)) / chroma;
  return hue >= REDDEST - 360 && hue <= RED_ENDS;
}
