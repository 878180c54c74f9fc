import { sampleGrid } from "../grid.js";
import type { Scene, Shader } from "../shader.js";
import { sampleTexture, texelAt } from "../texture.js";

/** Width over which epithelium ends and lumen begins. @unit um */
const BRUSH = 4;

/** A gland: purple cytoplasm, pinker towards a pale lumen. */
export function shadeGland({ canvas, layout, textures }: Scene): Shader {
  const { haematoxylin, eosin, mpp } = canvas;
  const { grid, inGland, epithelium } = layout;
  const { grain, cloud } = textures;
  return ({ from, to, x: start, y }) => {
    for (let at = from; at < to; at++) {
      const x = start + (at - from) * mpp;
      const uneven = sampleTexture(cloud, x / 2, y / 2);
      const fine = texelAt(grain, x, y);
      const inner = sampleGrid(grid, inGland, x, y) - epithelium - 5 * uneven;
      const lumen = Math.min(1, Math.max(0, inner / BRUSH));
      const apical = Math.min(1, Math.max(0, 1 + inner / epithelium));
      const h = 0.3 - 0.08 * apical + 0.03 * fine;
      const e = 0.27 + 0.05 * apical + 0.03 * fine;
      const wisp = Math.max(0, uneven) * 0.06 + 0.02 * Math.max(0, fine);
      haematoxylin[at] = h + lumen * (0.02 + wisp - h);
      eosin[at] = e + lumen * (0.03 + wisp - e);
    }
  };
}
