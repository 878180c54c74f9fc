/** Name of the panel that holds every gene of a table; no other panel has it. */
export const ALL_GENES = "all genes";

/** Whether a panel holds every gene of its table. */
export function isAllGenes({ name }: { readonly name: string }): boolean {
  return name === ALL_GENES;
}
