import { outlineOf } from "./outline.js";
import type { Cell, Ring } from "./outline.js";
import { tileStep } from "./tileStep.js";

/** A tile's square on its slide. @unit level-0 pixels */
export interface TileSquare {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A connected part of a slide that the models attend to. */
export interface AttendedRegion {
  /** Rows of the tiles, ascending. */
  readonly tiles: readonly number[];
  /** Share of the bag's attention. */
  readonly mass: number;
  /** Of the tiles, weighted by attention. */
  readonly meanPrediction: number;
  /** Outer boundary first, then holes. @unit level-0 pixels */
  readonly outline: readonly Ring[];
}

/**
 * Connected regions of one slide's high attention: tiles whose attention is at least `threshold` times what a
 * uniform map would give them (N·a, so that bags of any size compare), joined along their sides. Strongest first.
 * @param input.bagTiles tiles of the whole bag, N; the slide may be one of several of its patient
 */
export function attendedRegions(input: {
  readonly tiles: readonly TileSquare[];
  readonly attention: ArrayLike<number>;
  readonly tilePrediction: ArrayLike<number>;
  readonly bagTiles: number;
  readonly threshold: number;
}): AttendedRegion[] {
  const { tiles, attention, tilePrediction, bagTiles, threshold } = input;
  const grid = gridOf(tiles);
  const high = [...tiles.keys()].filter(
    (t) => attention[t]! * bagTiles >= threshold,
  );
  return components(high, grid.cells)
    .map((members) => {
      const mass = members.reduce((sum, t) => sum + attention[t]!, 0);
      const weighted = members.reduce(
        (sum, t) => sum + attention[t]! * tilePrediction[t]!,
        0,
      );
      const outline = outlineOf(members.map((t) => grid.cells[t]!)).map(
        (ring) => ring.map(grid.corner),
      );
      const meanPrediction = mass > 0 ? weighted / mass : 0;
      return { tiles: members, mass, meanPrediction, outline };
    })
    .sort((a, b) => b.mass - a.mass || a.tiles[0]! - b.tiles[0]!);
}

interface Grid {
  readonly cells: readonly Cell[];
  readonly corner: (at: readonly [number, number]) => [number, number];
}

/**
 * Tiles by column and row, counted from the slide's first tile; sizes need not be whole pixels. Of tiles that overlap, a cell
 * is the middle, as large as the step between them.
 */
function gridOf(tiles: readonly TileSquare[]): Grid {
  const step = tileStep(tiles);
  const rim = ((tiles[0]?.size ?? step) - step) / 2;
  const left = tiles.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = tiles.reduce((least, { y }) => Math.min(least, y), Infinity);
  return {
    cells: tiles.map(({ x, y }) => ({
      column: Math.round((x - left) / step),
      row: Math.round((y - top) / step),
    })),
    corner: ([column, row]) => [
      left + rim + column * step,
      top + rim + row * step,
    ],
  };
}

/** Sets of tiles that touch along a side, each ascending. */
function components(
  high: readonly number[],
  cells: readonly Cell[],
): number[][] {
  const key = (column: number, row: number): string => `${column},${row}`;
  const at = new Map(
    high.map((t) => [key(cells[t]!.column, cells[t]!.row), t]),
  );
  const found = new Set<number>();
  return high.flatMap((start) => {
    if (found.has(start)) return [];
    found.add(start);
    const members = [start];
    for (const t of members) {
      const { column: c, row: r } = cells[t]!;
      for (const near of [
        key(c - 1, r),
        key(c + 1, r),
        key(c, r - 1),
        key(c, r + 1),
      ]) {
        const next = at.get(near);
        if (next === undefined || found.has(next)) continue;
        found.add(next);
        members.push(next);
      }
    }
    return [members.sort((a, b) => a - b)];
  });
}
