import type { Related } from "../../graph/read/relations.js";
import type { GeneResult } from "./geneResult.type.js";

/** A gene's held-out metrics as one row. */
export function geneResultOf({
  gene,
  metrics,
}: Related["heldOutOfRun"]): GeneResult {
  const named = (name: string) => metrics.find((one) => one.name === name);
  const pearson = named("pearson");
  return {
    gene,
    pearson: pearson?.value ?? null,
    p: pearson?.p ?? null,
    q: pearson?.q ?? null,
    skill: named("skill")?.value ?? null,
  };
}
