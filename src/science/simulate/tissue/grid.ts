/** Edge of a cell of the grids that a slide is laid out on. @unit um */
export const CELL = 6;

/** A slide's layout grid. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** The grid that covers a slide. @unit um */
export function coverSlide(width: number, height: number): Grid {
  return {
    columns: Math.ceil(width / CELL) + 1,
    rows: Math.ceil(height / CELL) + 1,
  };
}

/** Fills a grid with a function of the places of its nodes. @unit x, y um */
export function fillGrid(
  { columns, rows }: Grid,
  value: (x: number, y: number) => number,
): Float32Array {
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = value(column * CELL, row * CELL);
  return values;
}

/** The node next to a place. @unit x, y um */
export function nodeAt({ columns, rows }: Grid, x: number, y: number): number {
  const column = Math.min(columns - 1, Math.max(0, (x / CELL + 0.5) | 0));
  const row = Math.min(rows - 1, Math.max(0, (y / CELL + 0.5) | 0));
  return row * columns + column;
}

/** A grid's value between its nodes. @unit x, y um */
export function sampleGrid(
  { columns, rows }: Grid,
  values: Float32Array,
  x: number,
  y: number,
): number {
  const u = Math.min(Math.max(x / CELL, 0), columns - 1.001);
  const v = Math.min(Math.max(y / CELL, 0), rows - 1.001);
  const left = Math.floor(u);
  const top = Math.floor(v);
  const at = top * columns + left;
  const f = u - left;
  const above = values[at]! + f * (values[at + 1]! - values[at]!);
  const below =
    values[at + columns]! +
    f * (values[at + columns + 1]! - values[at + columns]!);
  return above + (v - top) * (below - above);
}
