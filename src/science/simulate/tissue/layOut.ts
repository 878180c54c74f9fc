import type { RandomStream } from "../randomStream.js";
import { layFatCells } from "./fatCells.js";
import { makeFlow } from "./flow.js";
import { layGlands } from "./glands.js";
import { coverSlide, fillGrid } from "./grid.js";
import { layKinds } from "./kindMap.js";
import type { Outline } from "./outline.js";
import type { Layout } from "./shader.js";
import type { Textures } from "./textures.js";
import type { Composition } from "./tissueKind.js";
import { GLASS, KIND } from "./tissueKind.js";

/** Lays out the tissue of a slide: its patches, glands, fat cells and fibres. */
export function layOut(
  outline: Outline,
  composition: Composition,
  { patches, cloud }: Textures,
  random: RandomStream,
): Layout {
  const grid = coverSlide(outline.width, outline.height);
  const depth = fillGrid(grid, (x, y) => outline.depth(x, y));
  const patchKinds = layKinds({ grid, depth }, composition, patches, random);
  const inGland = layGlands({ grid, depth, kinds: patchKinds }, cloud, random);
  const kinds = patchKinds.map((kind, node) => {
    if (kind === GLASS) return GLASS;
    if (inGland[node]! > 0) return KIND.gland;
    return kind === KIND.gland ? KIND.stroma : kind;
  });
  return {
    grid,
    kinds,
    inGland,
    epithelium: random.between(26, 38),
    toFatWall: layFatCells(random),
    flow: makeFlow(cloud, random),
  };
}
