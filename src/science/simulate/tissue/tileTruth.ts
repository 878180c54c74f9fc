import type { Canvas } from "./canvas.js";
import { GLASS, TISSUE_KINDS } from "./tissueKind.js";

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

/** What whole squares of `size` pixels show, row by row from the slide's corner; those without tissue are left out. */
export function tileTruth(
  canvas: Canvas,
  nuclei: Float32Array,
  size: number,
): TileTruth[] {
  const columns = Math.floor(canvas.width / size);
  const rows = Math.floor(canvas.height / size);
  const counts = countKinds(canvas, size, columns, rows);
  const inside = countNuclei(nuclei, size * canvas.mpp, columns, rows);
  const stride = TISSUE_KINDS.length + 1;
  const tiles: TileTruth[] = [];
  for (let tile = 0; tile < columns * rows; tile++) {
    const own = [...counts.subarray(tile * stride, tile * stride + GLASS)];
    const tissue = own.reduce((sum, count) => sum + count, 0);
    if (tissue === 0) continue;
    tiles.push({
      x: (tile % columns) * size,
      y: Math.floor(tile / columns) * size,
      size,
      tissue: tissue / (size * size),
      shares: own.map((count) => count / tissue),
      nuclei: inside[tile]!,
    });
  }
  return tiles;
}

function countKinds(
  { width, kinds }: Canvas,
  size: number,
  columns: number,
  rows: number,
): Uint32Array {
  const stride = TISSUE_KINDS.length + 1;
  const counts = new Uint32Array(columns * rows * stride);
  for (let y = 0; y < rows * size; y++) {
    const line = Math.floor(y / size) * columns;
    for (let x = 0; x < columns * size; x++) {
      const tile = line + Math.floor(x / size);
      counts[tile * stride + kinds[y * width + x]!]!++;
    }
  }
  return counts;
}

function countNuclei(
  nuclei: Float32Array,
  edge: number,
  columns: number,
  rows: number,
): Uint32Array {
  const counts = new Uint32Array(columns * rows);
  for (let i = 0; i < nuclei.length; i += 2) {
    const column = Math.floor(nuclei[i]! / edge);
    const row = Math.floor(nuclei[i + 1]! / edge);
    if (column < columns && row < rows) counts[row * columns + column]!++;
  }
  return counts;
}
