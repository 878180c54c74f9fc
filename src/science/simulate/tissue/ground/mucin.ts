import type { Scene, Shader } from "../shader.js";
import { sampleTexture } from "../texture.js";

/** Half the width of a strand, in deviations of the pattern it follows. */
const STRAND = 0.09;

/** Mucin: a pale blue-grey haze with strands. */
export function shadeMucin({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin } = canvas;
  const { along, across } = layout.flow;
  const { grain, cloud } = textures;
  return (at, x, y) => {
    const haze = sampleTexture(cloud, x / 3, y / 3);
    const bent = sampleTexture(cloud, along(x, y) / 2.6, across(x, y) / 1.1);
    const strand = Math.exp(-((bent / STRAND) ** 2));
    const fine = sampleTexture(grain, x, y);
    const ground = Math.max(0.03, 0.085 + 0.02 * haze + 0.012 * fine);
    haematoxylin[at] = ground + 0.12 * strand;
    eosin[at] = 0.012 + 0.03 * strand;
  };
}
