import type { Space } from "./space.js";
import { freshFloats } from "./space.js";

/** Mean over a square of 3 x 3 pixels, smaller at the edges: `boxBlur` of radius 1, in less than half of its time. */
export function blur3(
  values: Float32Array,
  width: number,
  height: number,
  space: Space<Float32Array> = freshFloats,
): Float32Array {
  const out = space(values.length);
  if (width === 1) out.set(values);
  else blurRows(values, width, out);
  if (height > 1) blurColumns(out, width);
  return out;
}

function blurRows(
  values: Float32Array,
  width: number,
  out: Float32Array,
): void {
  for (let at = 1; at < values.length - 1; at++)
    out[at] = (values[at - 1]! + values[at]! + values[at + 1]!) / 3;
  for (let first = 0; first < values.length; first += width) {
    const last = first + width - 1;
    out[first] = (values[first]! + values[first + 1]!) / 2;
    out[last] = (values[last - 1]! + values[last]!) / 2;
  }
}

/** In place, so that no second picture has to be made: `above` is the row before, as it was. */
function blurColumns(values: Float32Array, width: number): void {
  const above = values.slice(0, width);
  for (let x = 0; x < width; x++)
    values[x] = (values[x]! + values[x + width]!) / 2;
  const lowest = values.length - width;
  for (let row = width; row < lowest; row += width)
    for (let x = 0; x < width; x++) {
      const here = values[row + x]!;
      values[row + x] = (above[x]! + here + values[row + width + x]!) / 3;
      above[x] = here;
    }
  for (let x = 0; x < width; x++)
    values[lowest + x] = (above[x]! + values[lowest + x]!) / 2;
}
