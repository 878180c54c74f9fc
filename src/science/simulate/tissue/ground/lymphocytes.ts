import type { Scene, Shader } from "../shader.js";
import { sampleTexture, texelAt } from "../texture.js";

/** Grain above this leaves a pale gap between cells. */
const GAP = 0.6;

/** Between lymphocytes: scant violet cytoplasm with small gaps. */
export function shadeLymphocytes({ canvas, textures }: Scene): Shader {
  const { haematoxylin, eosin, mpp } = canvas;
  const { grain, cloud } = textures;
  return ({ from, to, x: start, y }) => {
    for (let at = from; at < to; at++) {
      const x = start + (at - from) * mpp;
      const coarse = sampleTexture(grain, x / 2, y / 2);
      const uneven = sampleTexture(cloud, x, y);
      const dense = coarse > GAP ? 0.35 : 1;
      haematoxylin[at] =
        dense * (0.27 + 0.03 * texelAt(grain, x, y) + 0.03 * uneven);
      eosin[at] = dense * (0.16 + 0.03 * uneven);
    }
  };
}
