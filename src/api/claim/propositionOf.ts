import { identify } from "../../knowledge/identity.js";
import type { RowOf } from "../../graph/read/rows/rows.js";
import { geneNamed } from "../gene/geneNamed.js";
import type { Proposition } from "./proposition.type.js";

/** What a claim says, as nodes: genes, morphologies and subtypes are known by their names, so nothing is read. */
export function propositionOf(claim: RowOf<"Claim">): Proposition {
  const { scope, direction, kind, of, tissue } = claim;
  return {
    scope,
    gene: geneNamed(claim.gene),
    genes: claim.genes.map(geneNamed),
    direction,
    kind,
    morphology:
      kind === "morphology"
        ? { id: identify("Morphology", { name: of }), name: of }
        : null,
    subtype:
      kind === "subtype"
        ? { id: identify("Subtype", { name: of }), name: of }
        : null,
    tissue,
  };
}
