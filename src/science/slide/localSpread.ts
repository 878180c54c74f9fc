import { boxBlur } from "./boxBlur.js";

/** Standard deviation of values over a square of `2 * radius + 1` pixels. */
export function localSpread(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const mean = boxBlur(values, width, height, radius);
  const squares = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = values[i]! ** 2;
  const spread = boxBlur(squares, width, height, radius);
  for (let i = 0; i < values.length; i++)
    spread[i] = Math.sqrt(Math.max(0, spread[i]! - mean[i]! ** 2));
  return spread;
}
