import type { Grid } from "../grid.js";
import { CELL, sampleGrid } from "../grid.js";

/** Direction in which a grid's values rise. @unit radians */
export function slope(
  grid: Grid,
  values: Float32Array,
  x: number,
  y: number,
): number {
  const dx =
    sampleGrid(grid, values, x + CELL, y) -
    sampleGrid(grid, values, x - CELL, y);
  const dy =
    sampleGrid(grid, values, x, y + CELL) -
    sampleGrid(grid, values, x, y - CELL);
  return Math.atan2(dy, dx);
}
