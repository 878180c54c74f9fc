/** What one patient's tiles look like to an encoder: an unordered set of embeddings. */
export interface Bag {
  readonly id: string;
  readonly tiles: number;
  /** Raw embeddings, row by row. @shape [tiles, dim] */
  readonly features: Float32Array;
}

/** Thrown for a bag that is empty, ragged, or holds a value that is not finite. */
export class BagError extends Error {
  constructor(bag: string, fault: string) {
    super(`bag ${bag} ${fault}; embed its tiles again or leave it out`);
    this.name = "BagError";
  }
}

/**
 * The embedding's width, shared by all bags.
 * @throws BagError where bags are empty, differ in width, or hold NaN or infinity
 */
export function bagDim(bags: readonly Bag[]): number {
  const first = bags[0];
  if (!first) throw new BagError("(none)", "list is empty");
  const dim = first.features.length / first.tiles;
  for (const { id, tiles, features } of bags) {
    if (tiles < 1) throw new BagError(id, "has no tile");
    if (!Number.isInteger(dim) || features.length !== tiles * dim)
      throw new BagError(
        id,
        `holds ${features.length} numbers for ${tiles} tiles, not ${dim} a tile`,
      );
    for (let i = 0; i < features.length; i++)
      if (!Number.isFinite(features[i]))
        throw new BagError(
          id,
          `has ${features[i]} in tile ${Math.floor(i / dim)}`,
        );
  }
  return dim;
}
