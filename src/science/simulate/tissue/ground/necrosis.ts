import type { Scene, Shader } from "../shader.js";
import { sampleTexture } from "../texture.js";

/** Necrosis: granular pink debris, unevenly dusted. */
export function shadeNecrosis({ canvas, textures }: Scene): Shader {
  const { haematoxylin, eosin } = canvas;
  const { grain, cloud } = textures;
  return (at, x, y) => {
    const clump = sampleTexture(cloud, x * 1.3, y * 1.3);
    const fine = sampleTexture(grain, x, y);
    const coarse = sampleTexture(grain, x / 3, y / 3);
    eosin[at] = 0.34 + 0.05 * clump + 0.05 * fine + 0.05 * coarse;
    haematoxylin[at] = Math.max(
      0.02,
      0.13 + 0.06 * clump + 0.05 * fine + 0.05 * coarse,
    );
  };
}
