import { boxBlur } from "./boxBlur.js";
import type { RgbImage } from "./rgbImage.js";

/** Glass where a slide shows none: the white of most scanners. */
export const USUAL_WHITE = 243;
/** What glass is, at least, and how far its channels may differ. */
const DARKEST = 218;
const TINT = 16;
/** Share of a picture's brightest pixels that is looked at. */
const BRIGHTEST = 0.01;
/** Pixels are looked at with their surroundings: resampling makes glass next to tissue too bright. @unit px */
const AROUND = 2;

/**
 * Colour of a slide's glass: the mean of its brightest places where these are bright and nearly grey, else the usual.
 * The picture should be coarse (about 8 um/px), so that a single glint is no glass.
 */
export function whitePoint(image: RgbImage): readonly [number, number, number] {
  const [red, green, blue] = [
    smooth(image, 0),
    smooth(image, 1),
    smooth(image, 2),
  ];
  const n = red.length;
  const bright = Uint16Array.from(red, (r, i) =>
    Math.round(r + green[i]! + blue[i]!),
  );
  const least = levelOfBrightest(bright, Math.max(1, n * BRIGHTEST));
  const sums = [0, 0, 0, 0] as [number, number, number, number];
  for (let i = 0; i < n; i++) {
    if (bright[i]! < least) continue;
    sums[0] += red[i]!;
    sums[1] += green[i]!;
    sums[2] += blue[i]!;
    sums[3]++;
  }
  const [r, g, b] = [sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]];
  const darkest = Math.min(r, g, b);
  return darkest >= DARKEST && Math.max(r, g, b) - darkest <= TINT
    ? [r, g, b]
    : [USUAL_WHITE, USUAL_WHITE, USUAL_WHITE];
}

function smooth(
  { width, height, data }: RgbImage,
  channel: number,
): Float32Array {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) values[i] = data[3 * i + channel]!;
  return boxBlur(values, width, height, AROUND);
}

/** The level that so many values reach. */
function levelOfBrightest(values: Uint16Array, wanted: number): number {
  const counts = new Uint32Array(766);
  for (const value of values) counts[value]!++;
  let level = 766;
  for (let found = 0; level > 0 && found < wanted;) found += counts[--level]!;
  return level;
}

/** Brings glass of a given colour to the usual white, channel by channel. */
export function balanceWhite(
  { width, height, data }: RgbImage,
  white: readonly [number, number, number],
): RgbImage {
  const red = balanced(white[0]);
  const green = balanced(white[1]);
  const blue = balanced(white[2]);
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    out[at] = red[data[at]!]!;
    out[at + 1] = green[data[at + 1]!]!;
    out[at + 2] = blue[data[at + 2]!]!;
  }
  return { width, height, data: out };
}

/** What each value of a channel becomes where its glass is at `level`. */
function balanced(level: number): Uint8Array {
  const table = new Uint8Array(256);
  for (let value = 0; value < table.length; value++)
    table[value] = Math.min(255, Math.round((value * USUAL_WHITE) / level));
  return table;
}
