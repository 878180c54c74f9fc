import type { Extent, LevelSize } from "./region.js";

/** Finer than this share of what is wanted is fine enough; levels are seldom exact powers of two. */
const SLACK = 1.01;

/** The coarsest level that is fine enough for a region in the size in which it is wanted; else the finest. */
export function levelFor<L extends LevelSize>(
  levels: readonly L[],
  { width, height, outWidth, outHeight }: Extent,
): L {
  const wanted = Math.min(width / outWidth, height / outHeight);
  return (
    levels.findLast(({ downsample }) => downsample <= wanted * SLACK) ??
    levels[0]!
  );
}
