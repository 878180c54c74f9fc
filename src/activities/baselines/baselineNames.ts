/** Rivals that criteria ask about: the plain use of the same embedding, and what knows less than it should take. */
export const RIVALS = ["meanEmbedding", "colour", "tileCount"] as const;

/** A simple model that costs next to nothing, told of beside the rivals in every run. */
export const CHEAP_BASELINES = ["meanEmbeddingPls"] as const;

/** Models that look at every tile, trained where they are asked for. */
export const TILE_BASELINES = [
  "randomAttention",
  "topKMean",
  "multitask",
] as const;

/** Name of a simpler model that learns from one vector a bag. */
export type BagBaseline =
  (typeof RIVALS)[number] | (typeof CHEAP_BASELINES)[number];

/** Name of one that looks at every tile. */
export type TileBaseline = (typeof TILE_BASELINES)[number];
