import type { Canvas } from "../canvas.js";
import type { Texture } from "../texture.js";
import { sampleTexture } from "../texture.js";
import type { Nucleus } from "./nucleus.js";

/** Width of the blurred edge, as a share of the squared radius. */
const SOFT = 0.7;
/** How much chromatin varies. */
const CHROMATIN = 0.11;
/** Chromatin is coarser than pixels' grain. @unit texels a um */
const FINENESS = 1.2;

/** Draws a nucleus over what is there: an ellipse with a soft edge and uneven chromatin. */
export function stampNucleus(
  canvas: Canvas,
  nucleus: Nucleus,
  grain: Texture,
): void {
  const { width, height, mpp, haematoxylin, eosin } = canvas;
  const { x, y, long, short, vesicular } = nucleus;
  const c = Math.cos(nucleus.angle);
  const s = Math.sin(nucleus.angle);
  // Where the blurred edge ends, the squared radius is 1 + SOFT / 2.
  const reach = Math.max(long, short) * Math.sqrt(1 + SOFT / 2);
  const bottom = Math.min(height - 1, Math.floor((y + reach) / mpp));
  const right = Math.min(width - 1, Math.floor((x + reach) / mpp));
  for (
    let row = Math.max(0, Math.floor((y - reach) / mpp));
    row <= bottom;
    row++
  )
    for (
      let column = Math.max(0, Math.floor((x - reach) / mpp));
      column <= right;
      column++
    ) {
      const dx = (column + 0.5) * mpp - x;
      const dy = (row + 0.5) * mpp - y;
      const q =
        ((dx * c + dy * s) / long) ** 2 + ((dy * c - dx * s) / short) ** 2;
      if (q >= 1 + SOFT / 2) continue;
      const cover = Math.min(1, (1 + SOFT / 2 - q) / SOFT);
      const chromatin =
        1 +
        CHROMATIN *
          sampleTexture(grain, (x + dx) * FINENESS, (y + dy) * FINENESS) -
        vesicular * Math.max(0, 1 - q);
      const at = row * width + column;
      haematoxylin[at]! +=
        cover * (nucleus.haematoxylin * chromatin - haematoxylin[at]!);
      eosin[at]! += cover * (nucleus.eosin - eosin[at]!);
    }
}
