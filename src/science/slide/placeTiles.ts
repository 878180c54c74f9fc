import type { Tile } from "./tile.js";

/** Tiles whose corners are given, and the row that each has there. */
export interface PlacedTiles {
  readonly tiles: readonly Tile[];
  readonly rows: readonly number[];
}

/**
 * Tiles of one size at given corners, in their order: those that lie wholly in `bounds`. What share of each is tissue was
 * judged by whoever chose them, so all count as tissue.
 * @param corners level-0 pixels @shape [tiles, 2]
 */
export function placeTiles(
  corners: Float64Array,
  size: number,
  bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null,
): PlacedTiles {
  const tiles: Tile[] = [];
  const rows: number[] = [];
  for (let row = 0; 2 * row < corners.length; row++) {
    const x = Math.round(corners[2 * row]!);
    const y = Math.round(corners[2 * row + 1]!);
    const inside =
      bounds === null ||
      (x >= bounds.x &&
        y >= bounds.y &&
        x + size <= bounds.x + bounds.width &&
        y + size <= bounds.y + bounds.height);
    if (!inside) continue;
    tiles.push({ index: tiles.length, x, y, size, tissue: 1 });
    rows.push(row);
  }
  return { tiles, rows };
}
