import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";
import { randomGenerator } from "../random/randomGenerator.js";
import type { RgbImage } from "./rgbImage.js";
import type { StainVector } from "./stains.js";
import { HE_STAINS, separateStains, unitStain } from "./stains.js";

/** Another look of the same tissue: other stains, and more or less of each. */
export interface StainShift {
  /** Haematoxylin, eosin and the rest, as the other laboratory's. */
  readonly stains: readonly [StainVector, StainVector, StainVector];
  /** What the amounts of haematoxylin and eosin are multiplied by. */
  readonly strength: readonly [number, number];
}

/** Most that a component of a stain's unit vector moves: between sites, estimates differ by .05 to .1. */
const MOST_MOVED = 0.05;
/** Most that an amount of stain changes, as a share. */
const MOST_STRENGTH = 0.2;

/**
 * A bounded change of the stains and of how strong they are, drawn uniformly within the bounds.
 * @source Tellez 2018, doi:10.1109/TMI.2018.2820199 (perturbation in the space of stains)
 */
export function stainShift(seed: number): StainShift {
  const random = randomGenerator(seed);
  const within = (most: number): number =>
    most * (2 * uniformFloat32(random) - 1);
  const moved = (stain: StainVector): StainVector => {
    const [r, g, b] = unitStain(stain);
    return [
      r + within(MOST_MOVED),
      g + within(MOST_MOVED),
      b + within(MOST_MOVED),
    ];
  };
  return {
    stains: [moved(HE_STAINS[0]), moved(HE_STAINS[1]), HE_STAINS[2]],
    strength: [1 + within(MOST_STRENGTH), 1 + within(MOST_STRENGTH)],
  };
}

/** The picture as the other stains would have made it; what neither stain explains stays as it is. */
export function shiftStains(
  image: RgbImage,
  { stains, strength }: StainShift,
): RgbImage {
  const { width, height, data } = image;
  const { haematoxylin, eosin, residual } = separateStains(image);
  const [h, e, rest] = [
    unitStain(stains[0]),
    unitStain(stains[1]),
    unitStain(stains[2]),
  ];
  const out = new Uint8Array(data.length);
  for (let i = 0, at = 0; i < haematoxylin.length; i++, at += 3) {
    const [p, q] = [haematoxylin[i]! * strength[0], eosin[i]! * strength[1]];
    for (let c = 0; c < 3; c++) {
      const density = p * h[c]! + q * e[c]! + residual[i]! * rest[c]!;
      out[at + c] = Math.min(
        255,
        Math.max(0, Math.round(255 * 10 ** -density)),
      );
    }
  }
  return { width, height, data: out };
}
