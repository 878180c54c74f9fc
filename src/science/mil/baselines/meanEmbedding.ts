import type { Bag } from "../bag.js";
import { bagDim } from "../bag.js";

/** Mean of each bag's tiles. @shape each [dim] @throws BagError */
export function meanEmbedding(bags: readonly Bag[]): Float64Array[] {
  const dim = bagDim(bags);
  return bags.map(({ features, tiles }) => {
    const mean = new Float64Array(dim);
    for (let t = 0; t < tiles; t++)
      for (let d = 0; d < dim; d++) mean[d]! += features[t * dim + d]! / tiles;
    return mean;
  });
}
