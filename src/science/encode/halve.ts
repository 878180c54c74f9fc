import type { Channel } from "../slide/channel.js";
import type { Space } from "../slide/space.js";
import { freshFloats } from "../slide/space.js";

/** Half the size, each pixel the mean of four. */
export function halve(
  { width, height, values }: Channel,
  space: Space<Float32Array> = freshFloats,
): Channel {
  const w = width >> 1;
  const h = height >> 1;
  const out = space(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * w + x] =
        (values[at]! +
          values[at + 1]! +
          values[at + width]! +
          values[at + width + 1]!) /
        4;
    }
  return { width: w, height: h, values: out };
}
