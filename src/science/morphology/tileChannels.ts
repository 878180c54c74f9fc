import { blur3 } from "../slide/blur3.js";
import type { RgbImage } from "../slide/rgbImage.js";
import type { Space } from "../slide/space.js";
import { freshFloats } from "../slide/space.js";
import type { StainImage } from "../slide/stains.js";
import { OPTICAL_DENSITY, separateStains } from "../slide/stains.js";

/** What the measures look at, pixel by pixel. @shape each [height, width] @unit optical density */
export interface TileChannels {
  readonly width: number;
  readonly height: number;
  /** Mean over red, green and blue. */
  readonly density: Float32Array;
  /** Density of red less that of blue: mucin lets blue through, erythrocytes red. */
  readonly bluish: Float32Array;
  readonly haematoxylin: Float32Array;
  readonly eosin: Float32Array;
  /** Haematoxylin without grain. */
  readonly smooth: Float32Array;
}

/** Where what is not given is put. */
type ChannelSpaces = Readonly<
  Record<"density" | "bluish" | "smooth", Space<Float32Array>>
>;

const FRESH: ChannelSpaces = {
  density: freshFloats,
  bluish: freshFloats,
  smooth: freshFloats,
};

/** Prepares a tile at 1 um/px for its measures. */
export function tileChannels(
  tile: RgbImage,
  stains: StainImage = separateStains(tile),
  spaces: ChannelSpaces = FRESH,
): TileChannels {
  const { width, height, data } = tile;
  const { haematoxylin, eosin } = stains;
  const density = spaces.density(width * height);
  const bluish = spaces.bluish(width * height);
  for (let i = 0, at = 0; i < density.length; i++, at += 3) {
    const red = OPTICAL_DENSITY[data[at]!]!;
    const blue = OPTICAL_DENSITY[data[at + 2]!]!;
    density[i] = (red + OPTICAL_DENSITY[data[at + 1]!]! + blue) / 3;
    bluish[i] = red - blue;
  }
  const smooth = blur3(haematoxylin, width, height, spaces.smooth);
  return { width, height, density, bluish, haematoxylin, eosin, smooth };
}
