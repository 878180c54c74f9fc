/** Rivals that criteria ask about: the plain use of the same embedding, and what knows less than it should take. */
export const RIVALS = ["meanEmbedding", "colour", "tileCount"] as const;

/** Simple models that cost next to nothing, told of beside the rivals in every run. */
export const CHEAP_BASELINES = ["meanEmbeddingPls"] as const;

/** Name of a simpler model that goes through the same splits. */
export type BaselineName =
  (typeof RIVALS)[number] | (typeof CHEAP_BASELINES)[number];
