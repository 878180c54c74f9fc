import type { Tile } from "../../science/slide/tile.js";

/**
 * Rows of tiles that lie together: no more than a square holds, so many tiles across as their size tells. What they
 * share of a slide's file can be decoded once.
 */
export function tileBlocks(
  tiles: readonly Tile[],
  across: (size: number) => number,
): number[][] {
  const open = new Map<string, number[]>();
  const blocks: number[][] = [];
  tiles.forEach(({ x, y, size }, row) => {
    const side = across(size);
    const reach = side * size;
    const place = `${size} ${Math.floor(x / reach)} ${Math.floor(y / reach)}`;
    const held = open.get(place);
    if (held && held.length < side * side) held.push(row);
    else {
      const block = [row];
      open.set(place, block);
      blocks.push(block);
    }
  });
  return blocks;
}
