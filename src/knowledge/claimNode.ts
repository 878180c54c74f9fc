import type { Correlate, Proposition } from "./claim.js";
import { statementOf } from "./claim.js";
import { identify } from "./identity.js";
import { geneNode, morphologyNode, subtypeNode } from "./namedNodes.js";
import type { LinkRecord, NodeRecord } from "./provenance.js";

/** Id of a claim: what it says, of which cohort. */
export function claimId(cohort: string, proposition: Proposition): string {
  const { scope, genes, direction, kind, of, tissue } = proposition;
  const parts = {
    cohort,
    scope,
    genes: [...genes].sort(),
    direction,
    [kind]: of,
    tissue,
  };
  return identify("Claim", parts);
}

/** The morphology or subtype that a claim is about. */
function correlateNode({ kind, of }: Correlate): NodeRecord {
  return kind === "morphology" ? morphologyNode(of) : subtypeNode(of);
}

/** A claim as a node, with what it is about. */
export function claimNodes(
  cohort: string,
  proposition: Proposition,
  createdAt: string,
): { readonly nodes: NodeRecord[]; readonly links: LinkRecord[] } {
  const { scope, gene, genes, direction, kind, of, tissue } = proposition;
  const id = claimId(cohort, proposition);
  const about = [...genes.map(geneNode), correlateNode(proposition)];
  const claim: NodeRecord = {
    label: "Claim",
    id,
    props: {
      scope,
      gene,
      genes: [...genes],
      direction,
      kind,
      of,
      tissue,
      cohort,
      statement: statementOf(proposition),
      createdAt,
    },
  };
  return {
    nodes: [claim, ...about],
    links: about.map((node) => ({ type: "ABOUT", from: id, to: node.id })),
  };
}
