import type { RandomStream } from "../randomStream.js";
import type { Texture } from "./texture.js";
import { makeTexture } from "./texture.js";

/** The patterns that tissue is drawn from. */
export interface Textures {
  /** Grains of two texels. */
  readonly grain: Texture;
  /** Bumps of 32 texels and finer ones on them. */
  readonly cloud: Texture;
  /** Bumps of 4 texels: regions where few texels must span a slide. */
  readonly patches: Texture;
  /** Streaks along x, 4 texels wide. */
  readonly fibres: Texture;
}

/** Makes all patterns anew from a stream. */
export function makeTextures(random: RandomStream): Textures {
  return {
    grain: makeTexture(
      [
        { across: 128, down: 128, weight: 1 },
        { across: 256, down: 256, weight: 0.4 },
      ],
      random,
    ),
    cloud: makeTexture(
      [
        { across: 8, down: 8, weight: 1 },
        { across: 16, down: 16, weight: 0.5 },
        { across: 32, down: 32, weight: 0.25 },
      ],
      random,
    ),
    patches: makeTexture(
      [
        { across: 64, down: 64, weight: 1 },
        { across: 128, down: 128, weight: 0.35 },
      ],
      random,
    ),
    fibres: makeTexture(
      [
        { across: 4, down: 64, weight: 1 },
        { across: 8, down: 32, weight: 0.7 },
        { across: 16, down: 128, weight: 0.6 },
      ],
      random,
    ),
  };
}
