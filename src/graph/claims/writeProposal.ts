import type { Caller } from "../../knowledge/caller.js";
import type { Proposition } from "../../knowledge/claim.js";
import { claimId, claimNodes } from "../../knowledge/claimNode.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import { proposalStatement } from "../../knowledge/recorded/statements.js";
import { associate } from "../associate.js";
import { checkNode } from "../checkNode.js";
import type { Graph, Tx } from "../graph.js";
import { append } from "../log.js";
import { mergeGiven } from "../mergeGiven.js";
import { takeWriteLock } from "../writeLock.js";
import { placeMembers } from "./placeMembers.js";

/** A claim that a person states before there is evidence. */
export interface ProposalRequest {
  /** Id of the cohort that it is about. */
  readonly cohort: string;
  readonly proposition: Proposition;
  readonly by: Caller;
  readonly at: string;
  /** Say which claim it would be, and keep nothing. */
  readonly dryRun: boolean;
}

/** The claim, and whether anybody had stated it before. */
export interface Proposed {
  readonly id: string;
  readonly before: boolean;
}

/**
 * Keeps a claim without evidence, and the log entry of it, in one transaction. What it says makes its id, so that a discovery
 * that measures it gives its evidence to this claim. One that is known already is left as it is.
 */
export function writeProposal(
  graph: Graph,
  { cohort, proposition, by, at, dryRun }: ProposalRequest,
): Promise<Proposed> {
  const id = claimId(cohort, proposition);
  const { nodes, links } = claimNodes(cohort, proposition, at);
  nodes.forEach(checkNode);
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const before = await isKnown(tx, id);
    if (before || dryRun) return { id, before };
    const claim = { cohort, ...proposition };
    await append(tx, proposalStatement(id, claim, { at, by: by.agent }));
    await mergeGiven(tx, nodes);
    // Steps that state the same links later put their names to them.
    await tx.run(
      `MATCH (claim:Claim {id: $id})
       UNWIND $about AS to
       MATCH (about:Gene|Morphology|Subtype {id: to})
       MERGE (claim)-[:ABOUT {key: $key}]->(about)`,
      { id, about: links.map(({ to }) => to), key: sha256(canonical({})) },
    );
    await placeMembers(tx, nodes);
    await associate(tx, { label: "Claim", ids: [id] }, by);
    return { id, before };
  });
}

async function isKnown(tx: Tx, id: string): Promise<boolean> {
  const { records } = await tx.run("MATCH (c:Claim {id: $id}) RETURN c.id", {
    id,
  });
  return records.length > 0;
}
