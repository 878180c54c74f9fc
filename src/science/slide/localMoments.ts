import { boxBlur } from "./boxBlur.js";

/** Mean and standard deviation around each pixel. @shape each [height, width] */
export interface LocalMoments {
  readonly mean: Float32Array;
  readonly spread: Float32Array;
}

/** Mean and standard deviation of values over a square of `2 * radius + 1` pixels. */
export function localMoments(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): LocalMoments {
  const mean = boxBlur(values, width, height, radius);
  const squares = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = values[i]! * values[i]!;
  const spread = boxBlur(squares, width, height, radius);
  for (let i = 0; i < values.length; i++)
    spread[i] = Math.sqrt(Math.max(0, spread[i]! - mean[i]! * mean[i]!));
  return { mean, spread };
}
