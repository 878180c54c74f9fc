/** Name of the panel that holds every gene of a table; no other panel has it. */
export const ALL_GENES = "all genes";
