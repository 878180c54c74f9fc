import { blur3 } from "../slide/blur3.js";
import { sameSpace } from "../slide/space.js";
import type { NuclearCentre } from "./nuclearCentres.js";
import { nuclearCentres } from "./nuclearCentres.js";
import { gradients } from "./gradients.js";
import { nuclearThreshold } from "./nuclearThreshold.js";
import type { Place } from "./pixelSums.js";
import { pixelSums } from "./pixelSums.js";
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
  readonly centres: readonly NuclearCentre[];
  /** Haematoxylin that tells nuclei from the rest. @unit optical density */
  readonly threshold: number;
}

const fineSpace = sameSpace(Float32Array);

/** Describes the windows of a tile by features with a plain meaning; windows are spread evenly and may overlap. */
export function windowFeatures(tile: TileChannels): Windows {
  const columns = Math.max(1, Math.ceil(tile.width / WINDOW));
  const rows = Math.max(1, Math.ceil(tile.height / WINDOW));
  const threshold = nuclearThreshold(tile.smooth);
  const centres = nuclearCentres(tile, threshold);
  const fine = blur3(tile.density, tile.width, tile.height, fineSpace);
  const x = Int32Array.from(centres, ({ at }) => at % tile.width);
  const y = Int32Array.from(centres, ({ at }) => Math.floor(at / tile.width));
  const prepared = { ...tile, fine, threshold, middles: { x, y } };
  const own = new Float32Array(rows * columns * OWN.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const place = {
        left: startOf(column, columns, tile.width),
        top: startOf(row, rows, tile.height),
        edge: Math.min(WINDOW, tile.width, tile.height),
      };
      own.set(describe(prepared, place), (row * columns + column) * OWN.length);
    }
  const values = withSurroundings(own, rows, columns);
  return { rows, columns, values, centres, threshold };
}

function startOf(index: number, count: number, length: number): number {
  const edge = Math.min(WINDOW, length);
  return count === 1 ? 0 : Math.round((index * (length - edge)) / (count - 1));
}

/** A tile and what is found out once for all its windows. */
interface Prepared extends TileChannels {
  /** Density without grain, of which the gradients are taken. */
  readonly fine: Float32Array;
  readonly threshold: number;
  /** Of nuclei. @unit px */
  readonly middles: { readonly x: Int32Array; readonly y: Int32Array };
}

function describe(tile: Prepared, place: Place): number[] {
  const n = place.edge * place.edge;
  const sums = pixelSums(tile, place);
  const { density, nuclear } = sums;
  const mean = density / n;
  const spread = Math.sqrt(Math.max(0, sums.squares / n - mean ** 2));
  const { grain, aligned } = gradients(tile, place);
  const nuclei = countIn(tile, place);
  const h = sums.haematoxylin / n;
  const e = sums.eosin / n;
  return [
    mean,
    sums.white / n,
    sums.faint / n,
    sums.pale / n,
    sums.blue / n / (Math.max(0, mean) + 0.03),
    h,
    (e + 0.02) / (Math.max(0, h) + Math.max(0, e) + 0.04),
    spread,
    grain / (spread + 0.03),
    aligned,
    nuclear / n,
    nuclear > n / 50 ? sums.nuclearH / nuclear : tile.threshold,
    (sums.haematoxylin - sums.nuclearH) / Math.max(n - nuclear, n / 20),
    nuclei / (n / (WINDOW * WINDOW)),
    nuclear / (nuclei + 1) / 50,
    sums.mucoid / n,
    sums.eosinophilic / n,
    sums.red / n,
  ];
}

function countIn(
  { middles: { x, y } }: Prepared,
  { left, top, edge }: Place,
): number {
  let count = 0;
  for (let i = 0; i < x.length; i++)
    if (
      x[i]! >= left &&
      x[i]! < left + edge &&
      y[i]! >= top &&
      y[i]! < top + edge
    )
      count++;
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
    blur3(plane, columns, rows).forEach((mean, window) => {
      values[window * size + OWN.length + i] = mean;
    });
  });
  return values;
}
