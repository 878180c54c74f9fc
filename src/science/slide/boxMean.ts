import type { Channel } from "./channel.js";

/** What `boxBlur` gives at one pixel: the mean over a square of `2 * radius + 1`, smaller at the edges. */
export function boxMean(
  { width, height, values }: Channel,
  at: number,
  radius: number,
): number {
  const x = at % width;
  const y = (at - x) / width;
  const left = Math.max(0, x - radius);
  const right = Math.min(width - 1, x + radius);
  const top = Math.max(0, y - radius);
  const bottom = Math.min(height - 1, y + radius);
  let sum = 0;
  for (let v = top; v <= bottom; v++) {
    let row = 0;
    for (let u = left; u <= right; u++) row += values[v * width + u]!;
    // Rounded as a blur's rows are.
    sum += Math.fround(row / (right - left + 1));
  }
  return Math.fround(sum / (bottom - top + 1));
}
