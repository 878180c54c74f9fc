import { KINDS } from "./kindModel.js";
import type { TileChannels } from "./tileChannels.js";
import type { Windows } from "./windowFeatures.js";

/** Density of what lets nearly all light through. @unit optical density */
const PALE = 0.1;
/** Smaller regions are gaps between cells, larger ones glass. @unit um^2 (px at 1 um/px) */
const LEAST = 50;
const MOST = 12_500;
/** Least share of epithelium among what borders a lumen. */
const BORDERED = 0.5;

/**
 * Share of a tile's area taken by lumina: pale regions that are bordered by epithelium.
 * @param kinds of the windows @shape kinds [windows, KINDS]
 */
export function lumen(
  { width, height, density }: TileChannels,
  windows: Windows,
  kinds: Float64Array,
): number {
  const epithelium = epitheliumOf(kinds);
  const seen = new Uint8Array(density.length);
  const region = new Int32Array(density.length);
  let [area, size, rim, bordered] = [0, 0, 0, 0];
  const visit = (to: number): void => {
    if (density[to]! >= PALE) {
      rim++;
      bordered += epithelium[windowAt(to, { width, height }, windows)]!;
    } else if (seen[to] === 0) {
      seen[to] = 1;
      region[size++] = to;
    }
  };
  for (let start = 0; start < density.length; start++) {
    if (seen[start] === 1 || density[start]! >= PALE) continue;
    [size, rim, bordered] = [0, 0, 0];
    visit(start);
    for (let head = 0; head < size; head++) {
      const at = region[head]!;
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at + width < density.length) visit(at + width);
    }
    if (size >= LEAST && size <= MOST && bordered >= BORDERED * rim)
      area += size;
  }
  return area / density.length;
}

const EMPTY = KINDS.findIndex(({ kind }) => kind === "empty");

/** Share of epithelium in what is not empty of each window. @shape [windows] */
function epitheliumOf(kinds: Float64Array): Float64Array {
  return Float64Array.from({ length: kinds.length / KINDS.length }, (_, w) => {
    const own = kinds.subarray(w * KINDS.length, (w + 1) * KINDS.length);
    let gland = 0;
    KINDS.forEach(({ of }, k) => {
      if (of === "gland") gland += own[k]!;
    });
    return gland / Math.max(1e-9, 1 - own[EMPTY]!);
  });
}

/** The window nearest to a pixel. */
function windowAt(
  at: number,
  { width, height }: { readonly width: number; readonly height: number },
  { rows, columns }: Windows,
): number {
  const x = at % width;
  const column = Math.floor((x / width) * columns);
  const row = Math.floor((((at - x) / width) * rows) / height);
  return row * columns + column;
}
