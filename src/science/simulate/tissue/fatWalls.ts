import type { RandomStream } from "../randomStream.js";
import { cellPattern } from "./cells.js";
import type { Grid } from "./grid.js";
import { fillGrid, nodeAt } from "./grid.js";
import { KIND } from "./tissueKind.js";

/** Width of a fat cell. @unit um */
const FAT_CELL = 78;

/** Distance to the wall of the fat cell around; zero where there is no fat. @unit um @shape [rows, columns] */
export function layFatWalls(
  grid: Grid,
  kinds: Uint8Array,
  random: RandomStream,
): Float32Array {
  const pattern = cellPattern(FAT_CELL, 0.8, random);
  return fillGrid(grid, (x, y) =>
    kinds[nodeAt(grid, x, y)] === KIND.fat ? pattern(x, y).toBorder : 0,
  );
}
