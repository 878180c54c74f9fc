/** Genes trained as one computation; with five folds and four shuffled label sets, 300 heads. */
export const GENES_PER_GROUP = 12;
