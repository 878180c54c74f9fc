import type { RandomStream } from "../randomStream.js";
import { cellPattern } from "./cells.js";

/** Width of a fat cell. @unit um */
const FAT_CELL = 78;

/** Distance from a place to the wall of the fat cell around it. @unit um */
export type WallDistance = (x: number, y: number) => number;

/** Lays out fat cells, side by side. */
export function layFatCells(random: RandomStream): WallDistance {
  const pattern = cellPattern(FAT_CELL, 0.8, random);
  return (x, y) => pattern(x, y).toBorder;
}
