/** A tile's square. @unit level-0 pixels */
export interface TileSquare {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The square around a spot. @unit level-0 pixels */
export interface SpotSquare {
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
}

/** The tiles that lie over a spot, and the share of its square that each covers. */
export type Cover = readonly {
  readonly tile: number;
  readonly share: number;
}[];

/** Finds what tiles cover a spot; the tiles need not lie on one grid. */
export function tileCover(
  tiles: readonly TileSquare[],
): (spot: SpotSquare) => Cover {
  if (tiles.length === 0) return () => [];
  const cell = tiles.reduce((most, { size }) => Math.max(most, size), 0);
  const bins = new Map<string, number[]>();
  for (const [t, tile] of tiles.entries())
    for (const bin of binsOf(tile, tile.size, cell)) {
      const members = bins.get(bin);
      if (members) members.push(t);
      else bins.set(bin, [t]);
    }
  return ({ x, y, diameter }) => {
    const corner = { x: x - diameter / 2, y: y - diameter / 2 };
    const near = new Set(
      binsOf(corner, diameter, cell).flatMap((bin) => bins.get(bin) ?? []),
    );
    return [...near].flatMap((tile) => {
      const share = overlap(tiles[tile]!, corner, diameter) / diameter ** 2;
      return share > 0 ? [{ tile, share }] : [];
    });
  };
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

function binsOf({ x, y }: Corner, size: number, cell: number): string[] {
  const bins: string[] = [];
  for (let i = Math.floor(x / cell); i * cell < x + size; i++)
    for (let j = Math.floor(y / cell); j * cell < y + size; j++)
      bins.push(`${String(i)} ${String(j)}`);
  return bins;
}

function overlap(tile: TileSquare, { x, y }: Corner, size: number): number {
  const across = Math.min(tile.x + tile.size, x + size) - Math.max(tile.x, x);
  const down = Math.min(tile.y + tile.size, y + size) - Math.max(tile.y, y);
  return Math.max(0, across) * Math.max(0, down);
}
