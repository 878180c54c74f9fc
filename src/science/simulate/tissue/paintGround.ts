import { shadeFat } from "./ground/fat.js";
import { shadeGland } from "./ground/gland.js";
import { shadeLymphocytes } from "./ground/lymphocytes.js";
import { shadeMucin } from "./ground/mucin.js";
import { shadeNecrosis } from "./ground/necrosis.js";
import { shadeStroma } from "./ground/stroma.js";
import { sampleGrid } from "./grid.js";
import { nodeAt } from "./kindMap.js";
import type { Scene, Shader } from "./shader.js";
import { sampleTexture } from "./texture.js";
import { GLASS, KIND } from "./tissueKind.js";

/** How far the border between two patches strays. @unit um */
const STRAY = 4;

/** Stains all ground and marks each pixel's kind. */
export function paintGround(scene: Scene): void {
  const { canvas } = scene;
  const { width, height, mpp } = canvas;
  const shaders: readonly Shader[] = [
    shadeStroma(scene),
    shadeGland(scene),
    shadeLymphocytes(scene),
    shadeMucin(scene),
    shadeNecrosis(scene),
    shadeFat(scene),
  ];
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      const x = (column + 0.5) * mpp;
      const y = (row + 0.5) * mpp;
      const kind = kindAt(scene, x, y);
      canvas.kinds[at] = kind;
      if (kind !== GLASS) shaders[kind]!(at, x, y);
    }
}

/** The kind at a place: patches border raggedly, glands smoothly. */
function kindAt({ layout, textures }: Scene, x: number, y: number): number {
  const { grid, kinds, inGland } = layout;
  const stray = STRAY * sampleTexture(textures.grain, x / 2, y / 2);
  const kind = kinds[nodeAt(grid, x + stray, y - stray)]!;
  if (kind !== KIND.gland && kind !== KIND.stroma) return kind;
  return sampleGrid(grid, inGland, x, y) > 0 ? KIND.gland : KIND.stroma;
}
