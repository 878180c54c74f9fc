import type { TileSquare } from "./regions.js";

/** Tiles nearer than this share of their edge are of one column: some grids are laid in microns and rounded. */
const SAME = 0.4;
/** Steps that differ by less are one. */
const SLACK = 0.05;

/** From one column or row of a grid of tiles to the next: their edge, or less where they overlap. @unit level-0 pixels */
export function tileStep(tiles: readonly TileSquare[]): number {
  const size = tiles[0]?.size ?? 1;
  const gaps = (["x", "y"] as const).flatMap((axis) =>
    gapsBetween(
      tiles.map((tile) => tile[axis]),
      SAME * size,
    ),
  );
  const least = gaps.reduce((a, b) => Math.min(a, b), Infinity);
  if (least > (1 - SLACK) * size) return size;
  const steps = gaps.filter((gap) => gap < (1 + SLACK) * least);
  return steps.reduce((sum, gap) => sum + gap, 0) / steps.length;
}

/** Between columns, each the mean of the places that are one. */
function gapsBetween(places: readonly number[], same: number): number[] {
  const columns: number[][] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const last = columns.at(-1);
    if (last && place - last[0]! <= same) last.push(place);
    else columns.push([place]);
  }
  const means = columns.map(
    (own) => own.reduce((sum, place) => sum + place, 0) / own.length,
  );
  return means.slice(1).map((mean, i) => mean - means[i]!);
}
