import type { RandomStream } from "../randomStream.js";
import type { Grid } from "./grid.js";
import { fillGrid } from "./grid.js";
import { balanceKinds, highest } from "./kindBalance.js";
import type { Texture } from "./texture.js";
import { sampleTexture } from "./texture.js";
import type { Composition } from "./tissueKind.js";
import { GLASS, KIND, TISSUE_KINDS } from "./tissueKind.js";

/** Size of a texel of `patches`, so that patches of one kind are some hundred microns wide. @unit um */
const TEXEL = 42;
/** Balance is sought at every so many-th node, each way. */
const STRIDE = 5;
/** Tissue is covered by connective tissue. @unit um */
const CAPSULE = 22;

/** Divides tissue into patches of kinds that cover the shares of a composition. @shape result [rows, columns] */
export function layKinds(
  { grid, depth }: { grid: Grid; depth: Float32Array },
  composition: Composition,
  patches: Texture,
  random: RandomStream,
): Uint8Array {
  const fields = TISSUE_KINDS.map(() => {
    const [u, v] = [random.between(0, 256), random.between(0, 256)];
    return fillGrid(grid, (x, y) =>
      sampleTexture(patches, u + x / TEXEL, v + y / TEXEL),
    );
  });
  const looked = innerNodes(grid, depth);
  const levels = balanceKinds(
    fields.map((field) => Float32Array.from(looked, (node) => field[node]!)),
    composition,
  );
  return Uint8Array.from(depth, (inside, node) => {
    if (inside <= 0) return GLASS;
    return inside < CAPSULE ? KIND.stroma : highest(fields, levels, node);
  });
}

function innerNodes({ columns, rows }: Grid, depth: Float32Array): number[] {
  const nodes: number[] = [];
  for (let row = 0; row < rows; row += STRIDE)
    for (let column = 0; column < columns; column += STRIDE)
      if (depth[row * columns + column]! >= CAPSULE)
        nodes.push(row * columns + column);
  return nodes;
}
