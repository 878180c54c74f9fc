import type { Scene, Shader } from "../shader.js";
import { sampleTexture, texelAt } from "../texture.js";

/** Shards are as wide as the pattern's bumps: four texels. @unit texels a um */
const SHARD = 0.42;
/** Where shards begin and over how much they do, in deviations of the pattern; debris is loose here, solid there. */
const EDGE = -0.25;
const LOOSENESS = 0.4;
const SLOPE = 0.35;

/** Necrosis: shards of pale pink debris with clear gaps between them. */
export function shadeNecrosis({ canvas, textures }: Scene): Shader {
  const { haematoxylin, eosin, mpp } = canvas;
  const { grain, cloud, patches } = textures;
  return ({ from, to, x: start, y }) => {
    for (let at = from; at < to; at++) {
      const x = start + (at - from) * mpp;
      const height = sampleTexture(patches, x * SHARD, y * SHARD);
      const edge = EDGE + LOOSENESS * sampleTexture(cloud, x, y);
      const shard = Math.min(1, Math.max(0, (height - edge) / SLOPE));
      const fine = texelAt(grain, x, y);
      const coarse = sampleTexture(grain, x / 4, y / 4);
      eosin[at] = 0.02 + shard * (0.28 + 0.03 * fine + 0.06 * coarse);
      haematoxylin[at] = 0.005 + shard * Math.max(0, 0.03 + 0.01 * coarse);
    }
  };
}
