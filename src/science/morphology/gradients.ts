import type { Place } from "./pixelSums.js";
import type { TileChannels } from "./tileChannels.js";

/** Mean gradient of the density, and how far the gradients agree on one direction (0 to 1). */
export function gradients(
  {
    fine,
    width,
    height,
  }: Pick<TileChannels, "width" | "height"> & {
    readonly fine: Float32Array;
  },
  { left, top, edge }: Place,
): { grain: number; aligned: number } {
  let grain = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  const bottom = Math.min(height - 1, top + edge);
  const right = Math.min(width - 1, left + edge);
  for (let y = Math.max(1, top); y < bottom; y++)
    for (let x = Math.max(1, left); x < right; x++) {
      const at = y * width + x;
      const dx = fine[at + 1]! - fine[at - 1]!;
      const dy = fine[at + width]! - fine[at - width]!;
      grain += Math.sqrt(dx * dx + dy * dy);
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  const total = xx + yy + 1e-3;
  const aligned = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy) / total;
  return { grain: grain / (edge * edge), aligned };
}
