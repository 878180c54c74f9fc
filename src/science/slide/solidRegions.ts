import { boxBlur } from "./boxBlur.js";
import type { Mask } from "./mask.js";
import { turnSmallRegions } from "./turnSmallRegions.js";

/** Share of a window that must be marked, so that grain neither makes nor breaks a region. */
const SOLID = 0.8;
/** What running sums leave of nothing. */
const NONE = 1e-6;

/**
 * Where marks lie close: windows of `2 * radius + 1` pixels that are nearly all marked, in regions of at least so many
 * pixels. Scattered marks of any number give none.
 */
export function solidRegions(
  { width, height, data }: Mask,
  { radius, leastPixels }: { radius: number; leastPixels: number },
): Mask {
  const n = width * height;
  const marked = new Float32Array(n);
  for (let i = 0; i < n; i++) marked[i] = data[i]!;
  const full = boxBlur(marked, width, height, radius);
  for (let i = 0; i < n; i++) full[i] = +(full[i]! >= SOLID);
  const near = boxBlur(full, width, height, radius);
  const grown = new Uint8Array(n);
  for (let i = 0; i < n; i++) grown[i] = +(near[i]! > NONE);
  return turnSmallRegions({ width, height, data: grown }, 1, {
    leastPixels,
    keepAtEdge: false,
  });
}
