import type { RgbImage } from "../slide/rgbImage.js";

/** Length of a colour description. */
export const COLOUR_DIM = 6;

const SHARE = Float64Array.from({ length: 256 }, (_, value) => value / 255);

/** Mean and standard deviation of red, green and blue, 0 to 1: what a model knows that sees no structure. */
export function describeColour({
  width,
  height,
  data,
}: RgbImage): Float32Array {
  const n = width * height;
  let [r, g, b, rr, gg, bb] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const red = SHARE[data[at]!]!;
    const green = SHARE[data[at + 1]!]!;
    const blue = SHARE[data[at + 2]!]!;
    r += red;
    g += green;
    b += blue;
    rr += red * red;
    gg += green * green;
    bb += blue * blue;
  }
  const spread = (sum: number, squares: number): number =>
    Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n)));
  return Float32Array.of(
    r / n,
    g / n,
    b / n,
    spread(r, rr),
    spread(g, gg),
    spread(b, bb),
  );
}
