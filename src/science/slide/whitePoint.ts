import type { RgbImage } from "./rgbImage.js";

/** Glass where a slide shows none: the white of most scanners. */
export const USUAL_WHITE = 243;
/** What glass is, at least, and how far its channels may differ. */
const DARKEST = 218;
const TINT = 16;
/** Share of a picture's brightest pixels that is looked at. */
const BRIGHTEST = 0.01;

/**
 * Colour of a slide's glass: the mean of its brightest pixels where these are bright and nearly grey, else the usual.
 * The picture should be coarse (about 8 um/px), so that a single glint is no glass.
 */
export function whitePoint({
  data,
}: RgbImage): readonly [number, number, number] {
  const n = data.length / 3;
  const counts = new Uint32Array(766);
  for (let at = 0; at < data.length; at += 3) counts[sumAt(data, at)]!++;
  let least = 766;
  for (let found = 0; least > 0 && found < Math.max(1, n * BRIGHTEST);)
    found += counts[--least]!;
  const sums = [0, 0, 0, 0] as [number, number, number, number];
  for (let at = 0; at < data.length; at += 3) {
    if (sumAt(data, at) < least) continue;
    sums[0] += data[at]!;
    sums[1] += data[at + 1]!;
    sums[2] += data[at + 2]!;
    sums[3]++;
  }
  const [r, g, b] = [sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]];
  const darkest = Math.min(r, g, b);
  return darkest >= DARKEST && Math.max(r, g, b) - darkest <= TINT
    ? [r, g, b]
    : [USUAL_WHITE, USUAL_WHITE, USUAL_WHITE];
}

/** Brings glass of a given colour to the usual white, channel by channel. */
export function balanceWhite(
  { width, height, data }: RgbImage,
  white: readonly [number, number, number],
): RgbImage {
  const table = (level: number): Uint8Array =>
    Uint8Array.from({ length: 256 }, (_, value) =>
      Math.min(255, Math.round((value * USUAL_WHITE) / level)),
    );
  const red = table(white[0]);
  const green = table(white[1]);
  const blue = table(white[2]);
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    out[at] = red[data[at]!]!;
    out[at + 1] = green[data[at + 1]!]!;
    out[at + 2] = blue[data[at + 2]!]!;
  }
  return { width, height, data: out };
}

function sumAt(data: Uint8Array, at: number): number {
  return data[at]! + data[at + 1]! + data[at + 2]!;
}
