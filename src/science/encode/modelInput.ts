import type { RgbImage } from "../slide/rgbImage.js";

/** How a model wants its pixels. */
export interface InputForm {
  readonly layout: "NCHW" | "NHWC";
  /** Greatest value of a pixel before mean and sd: 1 or 255. */
  readonly range: 1 | 255;
  readonly mean: readonly [number, number, number];
  readonly sd: readonly [number, number, number];
}

/** Pictures of one size as a model's input. @shape [n, 3, height, width] or [n, height, width, 3] */
export function modelInput(
  pictures: readonly RgbImage[],
  { layout, range, mean, sd }: InputForm,
): Float32Array {
  const [first] = pictures;
  const pixels = first ? first.width * first.height : 0;
  const out = new Float32Array(pictures.length * 3 * pixels);
  const [step, plane] = layout === "NCHW" ? [1, pixels] : [3, 1];
  pictures.forEach(({ data }, n) => {
    const start = n * 3 * pixels;
    for (let channel = 0; channel < 3; channel++) {
      const scale = range / 255 / sd[channel]!;
      const shift = mean[channel]! / sd[channel]!;
      const from = start + channel * plane;
      for (let i = 0; i < pixels; i++)
        out[from + i * step] = data[3 * i + channel]! * scale - shift;
    }
  });
  return out;
}
