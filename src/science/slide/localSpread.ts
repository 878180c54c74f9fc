import { localMoments } from "./localMoments.js";

/** Standard deviation of values over a square of `2 * radius + 1` pixels. */
export function localSpread(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  return localMoments(values, width, height, radius).spread;
}
