import { boxBlur } from "../slide/boxBlur.js";
import { nuclearCentres } from "./nuclearCentres.js";
import { nuclearThreshold } from "./nuclearThreshold.js";
import type { TileChannels } from "./tileChannels.js";

/** Edge of a window. @unit um (px at 1 um/px) */
export const WINDOW = 28;

/** What is known of a window itself. */
const OWN = [
  "density",
  "white",
  "faint",
  "pale",
  "blue",
  "haematoxylin",
  "eosinShare",
  "spread",
  "grain",
  "aligned",
  "nuclearCover",
  "nuclearDarkness",
  "betweenNuclei",
  "nuclei",
  "nuclearSize",
  "mucoid",
  "eosinophilic",
  "red",
] as const;

/** Of these also the mean over the windows around counts. */
const AROUND = [
  "white",
  "faint",
  "pale",
  "blue",
  "density",
  "spread",
  "aligned",
  "nuclearCover",
  "nuclei",
  "mucoid",
  "eosinophilic",
] as const;

/** Names of a window's features, in order. */
export const WINDOW_FEATURES: readonly string[] = [
  ...OWN,
  ...AROUND.map((name) => `${name} around`),
];

/** All windows of a tile. @shape values [rows * columns, WINDOW_FEATURES.length] */
export interface Windows {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  /** Nuclei found in the tile. */
  readonly nuclei: number;
}

/** Below these a pixel is white as glass, faint, pale. @unit optical density */
const WHITE = 0.036;
const FAINT = 0.1;
const PALE = 0.26;
const MUCOID = 0.32;
/** Red less blue below which a pixel is a red cell's. @unit optical density */
const RED = -0.12;

/** Describes the windows of a tile by features with a plain meaning; windows are spread evenly and may overlap. */
export function windowFeatures(tile: TileChannels): Windows {
  const columns = Math.max(1, Math.ceil(tile.width / WINDOW));
  const rows = Math.max(1, Math.ceil(tile.height / WINDOW));
  const threshold = nuclearThreshold(tile.smooth);
  const centres = nuclearCentres(tile, threshold);
  const fine = boxBlur(tile.density, tile.width, tile.height, 1);
  const own = new Float32Array(rows * columns * OWN.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const place = {
        left: startOf(column, columns, tile.width),
        top: startOf(row, rows, tile.height),
        edge: Math.min(WINDOW, tile.width, tile.height),
      };
      const found = describe({ ...tile, fine, threshold, centres }, place);
      own.set(found, (row * columns + column) * OWN.length);
    }
  const values = withSurroundings(own, rows, columns);
  return { rows, columns, values, nuclei: centres.length };
}

function startOf(index: number, count: number, length: number): number {
  const edge = Math.min(WINDOW, length);
  return count === 1 ? 0 : Math.round((index * (length - edge)) / (count - 1));
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly edge: number;
}

interface Prepared extends TileChannels {
  /** Density without grain, of which the gradients are taken. */
  readonly fine: Float32Array;
  readonly threshold: number;
  readonly centres: readonly number[];
}

function describe(tile: Prepared, place: Place): number[] {
  const { density, bluish, haematoxylin, eosin, smooth, width, threshold } =
    tile;
  const { left, top, edge } = place;
  const n = edge * edge;
  let sum = 0;
  let squares = 0;
  let white = 0;
  let faint = 0;
  let pale = 0;
  let blue = 0;
  let h = 0;
  let e = 0;
  let nuclear = 0;
  let nuclearH = 0;
  let mucoid = 0;
  let eosinophilic = 0;
  let red = 0;
  for (let y = top; y < top + edge; y++)
    for (let at = y * width + left; at < y * width + left + edge; at++) {
      const d = density[at]!;
      sum += d;
      squares += d * d;
      if (d < WHITE) white++;
      else if (d < FAINT) faint++;
      else if (d < PALE) pale++;
      const b = bluish[at]!;
      blue += b;
      const excess = eosin[at]! - haematoxylin[at]!;
      if (d > WHITE && d < MUCOID && excess < 0.02 && b > -0.01) mucoid++;
      if (d > FAINT && excess > 0.05) eosinophilic++;
      if (b < RED) red++;
      h += haematoxylin[at]!;
      e += eosin[at]!;
      if (smooth[at]! > threshold) {
        nuclear++;
        nuclearH += haematoxylin[at]!;
      }
    }
  const spread = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
  const { grain, aligned } = gradients(tile, place);
  const scale = spread + 0.03;
  const count = countIn(tile, place);
  return [
    sum / n,
    white / n,
    faint / n,
    pale / n,
    blue / n / (Math.max(0, sum / n) + 0.03),
    h / n,
    (e / n + 0.02) / (Math.max(0, h / n) + Math.max(0, e / n) + 0.04),
    spread,
    grain / scale,
    aligned,
    nuclear / n,
    nuclear > n / 50 ? nuclearH / nuclear : threshold,
    (h - nuclearH) / Math.max(n - nuclear, n / 20),
    count / (n / (WINDOW * WINDOW)),
    nuclear / (count + 1) / 50,
    mucoid / n,
    eosinophilic / n,
    red / n,
  ];
}

/** Mean gradient of the density, and how far the gradients agree on one direction (0 to 1). */
function gradients(
  { fine, width, height }: Prepared,
  { left, top, edge }: Place,
): { grain: number; aligned: number } {
  let grain = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  const bottom = Math.min(height - 1, top + edge);
  const right = Math.min(width - 1, left + edge);
  for (let y = Math.max(1, top); y < bottom; y++)
    for (let x = Math.max(1, left); x < right; x++) {
      const at = y * width + x;
      const dx = fine[at + 1]! - fine[at - 1]!;
      const dy = fine[at + width]! - fine[at - width]!;
      grain += Math.sqrt(dx * dx + dy * dy);
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  const total = xx + yy + 1e-3;
  const aligned = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy) / total;
  return { grain: grain / (edge * edge), aligned };
}

function countIn(
  { centres, width }: Prepared,
  { left, top, edge }: Place,
): number {
  let count = 0;
  for (const at of centres) {
    const x = at % width;
    const y = (at - x) / width;
    if (x >= left && x < left + edge && y >= top && y < top + edge) count++;
  }
  return count;
}

function withSurroundings(
  own: Float32Array,
  rows: number,
  columns: number,
): Float32Array {
  const size = WINDOW_FEATURES.length;
  const values = new Float32Array(rows * columns * size);
  for (let window = 0; window < rows * columns; window++)
    values.set(
      own.subarray(window * OWN.length, (window + 1) * OWN.length),
      window * size,
    );
  AROUND.forEach((name, i) => {
    const column = OWN.indexOf(name);
    const plane = Float32Array.from(
      { length: rows * columns },
      (_, window) => own[window * OWN.length + column]!,
    );
    boxBlur(plane, columns, rows, 1).forEach((mean, window) => {
      values[window * size + OWN.length + i] = mean;
    });
  });
  return values;
}
