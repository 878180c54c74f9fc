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
  readonly density: number;
  readonly squares: number;
  readonly white: number;
  readonly faint: number;
  readonly pale: number;
  readonly blue: number;
  readonly haematoxylin: number;
  readonly eosin: number;
  readonly nuclear: number;
  readonly nuclearH: number;
  /** Pale and not pink. */
  readonly mucoid: number;
  readonly eosinophilic: number;
  /** As red cells are. */
  readonly red: number;
}

/** Adds up what the pixels of a window are, one by one; no branches, since pixels follow no order. */
export function pixelSums(
  tile: TileChannels & { readonly threshold: number },
  { left, top, edge }: Place,
): PixelSums {
  const { width, threshold, smooth } = tile;
  const { density, bluish, haematoxylin, eosin } = tile;
  let [sumD, squares, sumB, sumH, sumE, nuclearH] = [0, 0, 0, 0, 0, 0];
  let [white, faint, pale, mucoid, pink, red, nuclear] = [0, 0, 0, 0, 0, 0, 0];
  for (let y = top; y < top + edge; y++) {
    const first = y * width + left;
    for (let at = first; at < first + edge; at++) {
      const d = density[at]!;
      const h = haematoxylin[at]!;
      const e = eosin[at]!;
      const b = bluish[at]!;
      const inNucleus = +(smooth[at]! > threshold);
      sumD += d;
      squares += d * d;
      sumB += b;
      sumH += h;
      sumE += e;
      white += +(d < WHITE);
      faint += +(d < FAINT);
      pale += +(d < PALE);
      mucoid += +(d > WHITE) & +(d < MUCOID) & +(e - h < 0.02) & +(b > -0.01);
      pink += +(d > FAINT) & +(e - h > 0.05);
      red += +(b < RED);
      nuclear += inNucleus;
      nuclearH += inNucleus * h;
    }
  }
  return {
    density: sumD,
    squares,
    white,
    faint: faint - white,
    pale: pale - faint,
    blue: sumB,
    haematoxylin: sumH,
    eosin: sumE,
    nuclear,
    nuclearH,
    mucoid,
    eosinophilic: pink,
    red,
  };
}
