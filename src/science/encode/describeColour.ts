import type { RgbImage } from "../slide/rgbImage.js";

/** Length of a colour description. */
export const COLOUR_DIM = 6;

/** Mean and standard deviation of red, green and blue, 0 to 1: what a model knows that sees no structure. */
export function describeColour({
  width,
  height,
  data,
}: RgbImage): Float32Array {
  const n = width * height;
  const out = new Float32Array(COLOUR_DIM);
  for (let channel = 0; channel < 3; channel++) {
    let sum = 0;
    let squares = 0;
    for (let at = channel; at < data.length; at += 3) {
      const value = data[at]! / 255;
      sum += value;
      squares += value * value;
    }
    const mean = sum / n;
    out[channel] = mean;
    out[channel + 3] = Math.sqrt(Math.max(0, squares / n - mean * mean));
  }
  return out;
}
