import { sampleGrid } from "../grid.js";
import type { Scene, Shader } from "../shader.js";
import { sampleTexture } from "../texture.js";

/** Half the thickness of the wall between two fat cells. @unit um */
const WALL = 1.6;

/** Fat: cells as clear as glass, with thin pink walls. */
export function shadeFat({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin } = canvas;
  const { grid, fromWall } = layout;
  const { cloud } = textures;
  return (at, x, y) => {
    const beyond = sampleGrid(grid, fromWall, x, y) - WALL;
    const wall = Math.min(1, Math.max(0, 1 - beyond));
    const uneven = 1 + 0.3 * sampleTexture(cloud, x / 2, y / 2);
    eosin[at] = 0.008 + wall * 0.22 * uneven;
    haematoxylin[at] = 0.006 + wall * 0.11 * uneven;
  };
}
