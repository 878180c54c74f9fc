import type { Scene, Shader } from "../shader.js";
import { sampleTexture, texelAt } from "../texture.js";

/** Half the width of a strand, in deviations of the pattern it follows. */
const STRAND = 0.14;
/** Meshes of the web are longer along the fibres around. @unit um a texel */
const ALONG = 1;
const ACROSS = 0.5;

/** Mucin: a pale blue-grey haze with a web of strands. */
export function shadeMucin({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin, mpp } = canvas;
  const { along, across } = layout.flow;
  const { grain, cloud } = textures;
  return ({ from, to, x: start, y }) => {
    for (let at = from; at < to; at++) {
      const x = start + (at - from) * mpp;
      const haze = sampleTexture(cloud, x / 3, y / 3);
      const web = sampleTexture(
        cloud,
        along(x, y) / ALONG,
        across(x, y) / ACROSS,
      );
      const strand = Math.max(0, 1 - Math.abs(web) / STRAND);
      const ground = 0.085 + 0.02 * haze + 0.008 * texelAt(grain, x, y);
      haematoxylin[at] = Math.max(0.03, ground) + (0.1 + 0.03 * haze) * strand;
      eosin[at] = 0.012 + 0.03 * strand;
    }
  };
}
