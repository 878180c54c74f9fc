import type { Scene } from "../shader.js";
import { KIND } from "../tissueKind.js";
import { EPITHELIAL } from "./epithelial.js";
import { LYMPHOID } from "./lymphoid.js";
import { DUST, GHOSTS } from "./necrotic.js";
import type { Population, Surroundings } from "./population.js";
import { FAT_NUCLEI, FLOATING } from "./sparse.js";
import { stampNucleus } from "./stampNucleus.js";
import { SPINDLES, STRAY_CELLS } from "./stromal.js";

const POPULATIONS: readonly Population[] = [
  SPINDLES,
  STRAY_CELLS,
  EPITHELIAL,
  DUST,
  GHOSTS,
  FLOATING,
  FAT_NUCLEI,
  LYMPHOID,
];
/** How far a nucleus strays from its place in the pattern, in spacings. */
const JITTER = 0.5;

/** Draws all nuclei. @returns where those that count lie. @shape [nuclei * 2] @unit um */
export function placeNuclei(
  scene: Scene,
  surroundings: Surroundings,
): Float32Array {
  const counted: number[] = [];
  for (const population of POPULATIONS)
    placePopulation(population, scene, surroundings, counted);
  return Float32Array.from(counted);
}

function placePopulation(
  { kind, spacing, counted, at }: Population,
  { canvas, textures }: Scene,
  surroundings: Surroundings,
  found: number[],
): void {
  const { width, height, mpp, kinds } = canvas;
  const { random } = surroundings;
  const rowHeight = (spacing * Math.sqrt(3)) / 2;
  const stray = JITTER * spacing;
  const kindAt = (x: number, y: number): number | undefined =>
    kinds[Math.floor(y / mpp) * width + Math.floor(x / mpp)];
  for (let row = 0; row * rowHeight < height * mpp; row++)
    for (let x0 = (row % 2) * (spacing / 2); x0 < width * mpp; x0 += spacing) {
      const y0 = row * rowHeight;
      if (kindAt(x0, y0) !== KIND[kind]) continue;
      const x = x0 + stray * (random.uniform() - 0.5);
      const y = y0 + stray * (random.uniform() - 0.5);
      if (kindAt(x, y) !== KIND[kind]) continue;
      const nucleus = at(x, y, surroundings);
      if (!nucleus) continue;
      stampNucleus(canvas, nucleus, textures.grain);
      if (counted) found.push(x, y);
    }
}
