import type { Scene, Shader } from "../shader.js";
import { sampleTexture } from "../texture.js";

/** Between lymphocytes: scant, pale violet cytoplasm. */
export function shadeLymphocytes({ canvas, textures }: Scene): Shader {
  const { haematoxylin, eosin } = canvas;
  const { grain, cloud } = textures;
  return (at, x, y) => {
    const fine = sampleTexture(grain, x, y);
    const uneven = sampleTexture(cloud, x, y);
    haematoxylin[at] = 0.22 + 0.06 * fine + 0.03 * uneven;
    eosin[at] = 0.2 + 0.05 * fine + 0.04 * uneven;
  };
}
