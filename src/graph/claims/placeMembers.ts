import type { NodeRecord } from "../../knowledge/provenance.js";
import type { Tx } from "../graph.js";

/**
 * Keeps a module's place in lists on its links to the genes that it does not name first, too: there a list by such a gene finds
 * it. Needs the claims and their links in place.
 * @param nodes of which the claims about modules matter
 */
export async function placeMembers(
  tx: Tx,
  nodes: readonly NodeRecord[],
): Promise<void> {
  const modules = nodes.filter(
    ({ label, props }) => label === "Claim" && props["scope"] === "MODULE",
  );
  if (modules.length === 0) return;
  await tx.run(
    `UNWIND $ids AS id
     MATCH (n:Claim {id: id})-[about:ABOUT]->(g:Gene) WHERE g.symbol <> n.gene
     SET about.member = g.symbol, about.place = n.place`,
    { ids: modules.map(({ id }) => id) },
  );
}
