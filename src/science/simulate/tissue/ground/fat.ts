import type { Scene, Shader } from "../shader.js";
import { sampleTexture } from "../texture.js";

/** Half the thickness of the wall between two fat cells. @unit um */
const WALL = 2;

/** Fat: cells as clear as glass, with thin, pale pink walls. */
export function shadeFat({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin, mpp } = canvas;
  const { toFatWall } = layout;
  const { cloud } = textures;
  return ({ from, to, x: start, y }) => {
    for (let at = from; at < to; at++) {
      const x = start + (at - from) * mpp;
      const beyond = toFatWall(x, y) - WALL;
      const wall = Math.min(1, Math.max(0, 1 - beyond));
      const uneven = Math.max(
        0.3,
        1 + 0.4 * sampleTexture(cloud, x / 2, y / 2),
      );
      eosin[at] = wall * 0.12 * uneven;
      haematoxylin[at] = wall * 0.05 * uneven;
    }
  };
}
