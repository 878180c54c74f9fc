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

/** Squares of `size` pixels, row by row from the slide's corner, the last ones cut off by its edge. */
interface Squares {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * What a slide shows: the pixels of each kind, and each whole square that has tissue.
 * @shape nuclei [nuclei, 2], areas [kinds] @unit nuclei um
 */
export function surveyTiles(
  canvas: Canvas,
  nuclei: Float32Array,
  size: number,
): { readonly areas: number[]; readonly tiles: TileTruth[] } {
  const { width, height, mpp } = canvas;
  const columns = Math.ceil(width / size);
  const squares = { size, columns, rows: Math.ceil(height / size) };
  const counts = countKinds(canvas, squares);
  const inside = countNuclei(nuclei, size * mpp, squares);
  const areas = new Array<number>(GLASS).fill(0);
  const tiles: TileTruth[] = [];
  inside.forEach((found, square) => {
    const first = square * (GLASS + 1);
    const own = [...counts.subarray(first, first + GLASS)];
    own.forEach((count, kind) => (areas[kind]! += count));
    const tissue = own.reduce((sum, count) => sum + count, 0);
    const x = (square % columns) * size;
    const y = Math.floor(square / columns) * size;
    if (tissue === 0 || x + size > width || y + size > height) return;
    const shares = own.map((count) => count / tissue);
    tiles.push({
      ...{ x, y, size },
      tissue: tissue / (size * size),
      shares,
      nuclei: found,
    });
  });
  return { areas, tiles };
}

/** Pixels of each kind, glass last. @shape [squares, kinds + 1] */
function countKinds(
  { width, height, kinds }: Canvas,
  { size, columns, rows }: Squares,
): Uint32Array {
  const counts = new Uint32Array(columns * rows * (GLASS + 1));
  for (let y = 0; y < height; y++)
    for (let column = 0; column < columns; column++) {
      const first = (Math.floor(y / size) * columns + column) * (GLASS + 1);
      const from = y * width + column * size;
      const to = Math.min((y + 1) * width, from + size);
      for (let at = from; at < to; at++) counts[first + kinds[at]!]!++;
    }
  return counts;
}

/** @shape [squares] */
function countNuclei(
  nuclei: Float32Array,
  edge: number,
  { columns, rows }: Squares,
): Uint32Array {
  const counts = new Uint32Array(columns * rows);
  for (let i = 0; i < nuclei.length; i += 2) {
    const column = Math.floor(nuclei[i]! / edge);
    const row = Math.floor(nuclei[i + 1]! / edge);
    counts[row * columns + column]!++;
  }
  return counts;
}
