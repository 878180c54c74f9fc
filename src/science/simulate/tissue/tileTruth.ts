import type { Canvas } from "./canvas.js";
import { GLASS } from "./tissueKind.js";

/** What one square of a slide shows. `x`, `y`, `size` are level-0 pixels. */
export interface TileTruth {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Share of the square that is tissue. */
  readonly tissue: number;
  /** Share of its tissue that each kind takes, in the order of TISSUE_KINDS. */
  readonly shares: readonly number[];
  /** Nuclei drawn. */
  readonly nuclei: number;
}

/** Squares of `size` pixels, row by row from the slide's corner. */
interface Squares {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
}

/** What a slide's whole squares show, where they have tissue. @shape nuclei [nuclei, 2] @unit nuclei um */
export function tileTruth(
  canvas: Canvas,
  nuclei: Float32Array,
  size: number,
): TileTruth[] {
  const squares = {
    size,
    columns: Math.floor(canvas.width / size),
    rows: Math.floor(canvas.height / size),
  };
  const counts = countKinds(canvas, squares);
  const inside = countNuclei(nuclei, size * canvas.mpp, squares);
  const tiles: TileTruth[] = [];
  for (let tile = 0; tile < squares.columns * squares.rows; tile++) {
    const first = tile * (GLASS + 1);
    const own = [...counts.subarray(first, first + GLASS)];
    const tissue = own.reduce((sum, count) => sum + count, 0);
    if (tissue === 0) continue;
    tiles.push({
      x: (tile % squares.columns) * size,
      y: Math.floor(tile / squares.columns) * size,
      size,
      tissue: tissue / (size * size),
      shares: own.map((count) => count / tissue),
      nuclei: inside[tile]!,
    });
  }
  return tiles;
}

/** Pixels of each kind, glass last. @shape [squares, kinds + 1] */
function countKinds(
  { width, kinds }: Canvas,
  { size, columns, rows }: Squares,
): Uint32Array {
  const counts = new Uint32Array(columns * rows * (GLASS + 1));
  for (let y = 0; y < rows * size; y++)
    for (let column = 0; column < columns; column++) {
      const tile = Math.floor(y / size) * columns + column;
      const from = y * width + column * size;
      for (let at = from; at < from + size; at++)
        counts[tile * (GLASS + 1) + kinds[at]!]!++;
    }
  return counts;
}

function countNuclei(
  nuclei: Float32Array,
  edge: number,
  { columns, rows }: Squares,
): Uint32Array {
  const counts = new Uint32Array(columns * rows);
  for (let i = 0; i < nuclei.length; i += 2) {
    const column = Math.floor(nuclei[i]! / edge);
    const row = Math.floor(nuclei[i + 1]! / edge);
    if (column < columns && row < rows) counts[row * columns + column]!++;
  }
  return counts;
}
