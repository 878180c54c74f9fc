import type { TileChannels } from "./tileChannels.js";

/** A window's place in its tile. @unit px */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly edge: number;
}

/** Below these a pixel is white as glass, faint, pale. @unit optical density */
const WHITE = 0.036;
const FAINT = 0.1;
const PALE = 0.26;
const MUCOID = 0.32;
/** Red less blue below which a pixel is a red cell's. @unit optical density */
const RED = -0.12;

/** Sums over a window's pixels and counts of pixels of a kind. */
export interface PixelSums {
  density: number;
  squares: number;
  white: number;
  faint: number;
  pale: number;
  blue: number;
  haematoxylin: number;
  eosin: number;
  nuclear: number;
  nuclearH: number;
  /** Pale and not pink. */
  mucoid: number;
  eosinophilic: number;
  /** As red cells are. */
  red: number;
}

/** Adds up what the pixels of a window are, one by one. */
export function pixelSums(
  tile: TileChannels & { readonly threshold: number },
  { left, top, edge }: Place,
): PixelSums {
  const { density, bluish, haematoxylin, eosin, smooth, width, threshold } =
    tile;
  const sums = noPixels();
  for (let y = top; y < top + edge; y++)
    for (let at = y * width + left; at < y * width + left + edge; at++) {
      const d = density[at]!;
      const h = haematoxylin[at]!;
      const e = eosin[at]!;
      const b = bluish[at]!;
      sums.density += d;
      sums.squares += d * d;
      sums.blue += b;
      sums.haematoxylin += h;
      sums.eosin += e;
      if (d < WHITE) sums.white++;
      else if (d < FAINT) sums.faint++;
      else if (d < PALE) sums.pale++;
      if (d > WHITE && d < MUCOID && e - h < 0.02 && b > -0.01) sums.mucoid++;
      if (d > FAINT && e - h > 0.05) sums.eosinophilic++;
      if (b < RED) sums.red++;
      if (smooth[at]! <= threshold) continue;
      sums.nuclear++;
      sums.nuclearH += h;
    }
  return sums;
}

function noPixels(): PixelSums {
  return {
    density: 0,
    squares: 0,
    white: 0,
    faint: 0,
    pale: 0,
    blue: 0,
    haematoxylin: 0,
    eosin: 0,
    nuclear: 0,
    nuclearH: 0,
    mucoid: 0,
    eosinophilic: 0,
    red: 0,
  };
}
