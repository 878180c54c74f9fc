import type { Bag } from "./bag.js";
import { bagDim } from "./bag.js";

/** Bags whose embeddings are read when they are wanted, since all at once may not fit. They hold finite numbers only. */
export interface BagSource {
  readonly bags: readonly Pick<Bag, "id" | "tiles">[];
  /** Width of the embeddings. */
  readonly dim: number;
  /** @param bag place in `bags` */
  read(bag: number): Promise<Bag>;
}

/** Bags at hand, or where to read them. */
export type Bags = readonly Bag[] | BagSource;

/** Bags at hand, as a source. @throws BagError */
export function bagSource(bags: Bags): BagSource {
  if ("read" in bags) return bags;
  return {
    bags,
    dim: bagDim(bags),
    read: (bag) => Promise.resolve(bags[bag]!),
  };
}
