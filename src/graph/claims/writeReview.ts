import { z } from "zod";
import type { Caller } from "../../knowledge/caller.js";
import { OWNER } from "../../knowledge/caller.js";
import { identify } from "../../knowledge/identity.js";
import type { NodeRecord } from "../../knowledge/provenance.js";
import type { ReviewDecision, ReviewFault } from "../../knowledge/review.js";
import { reviewStatement } from "../../knowledge/recorded/statements.js";
import { refuseReview } from "../../knowledge/review.js";
import { associate } from "../associate.js";
import { checkNode } from "../checkNode.js";
import type { Graph, Tx } from "../graph.js";
import { append } from "../log.js";
import { MAKERS } from "./makers.js";
import { flag, text, texts } from "../read/rows/field.js";
import { outcome } from "../read/rows/governance.js";
import { parseRow } from "../read/rows/parseRow.js";
import { takeWriteLock } from "../writeLock.js";

/** A review, about to be kept. */
export interface ReviewRequest {
  readonly idempotencyKey: string;
  readonly claim: string;
  /** The verdict that was read. */
  readonly verdict: string;
  readonly decision: ReviewDecision;
  readonly comment: string;
  readonly by: Caller;
  readonly at: string;
  /** Say whether it would be taken, and keep nothing. */
  readonly dryRun: boolean;
}

/** What became of it. */
export type ReviewKept =
  | { readonly kind: "kept"; readonly id: string; readonly before: boolean }
  | {
      readonly kind: "refused";
      readonly faults: readonly (
        | ReviewFault
        | { readonly path: "idempotencyKey"; readonly message: string }
      )[];
    };

/**
 * Keeps a review and its log entry in one transaction; it supersedes what the same reviewer said of the claim before. Nothing
 * of a review is ever changed. Sent again with the same key it finds itself.
 */
export function writeReview(
  graph: Graph,
  request: ReviewRequest,
): Promise<ReviewKept> {
  const { idempotencyKey, by } = request;
  const id = identify("Review", { idempotencyKey, by: by.agent });
  const node: NodeRecord = { label: "Review", id, props: propsOf(request) };
  checkNode(node);
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const known = await knownReview(tx, request, id);
    if (known !== null) return known;
    const reviewed = await readReviewed(tx, request);
    if (reviewed === null) return refused("claim", NOT_OF_CLAIM);
    const faults = refuseReview(reviewed, request.decision, by);
    if (faults.length > 0) return { kind: "refused", faults };
    if (!request.dryRun) await keep(tx, node, request);
    return { kind: "kept", id, before: false };
  });
}

const NOT_OF_CLAIM =
  "no such claim has such a verdict; list them with: claim { verdicts }";

function propsOf({
  claim,
  verdict,
  decision,
  comment,
  by,
  at,
}: ReviewRequest): NodeRecord["props"] {
  const { name: reviewer, role } = by;
  const createdAt = at;
  return { claim, verdict, decision, comment, reviewer, role, createdAt };
}

const kept = z.object({
  claim: text,
  verdict: text,
  decision: text,
  comment: text,
});

async function knownReview(
  tx: Tx,
  { claim, verdict, decision, comment }: ReviewRequest,
  id: string,
): Promise<ReviewKept | null> {
  const { records } = await tx.run(
    "MATCH (r:Review {id: $id}) RETURN properties(r) AS review",
    { id },
  );
  if (records[0] === undefined) return null;
  const said = parseRow(kept, records[0].get("review"));
  const same =
    said.claim === claim &&
    said.verdict === verdict &&
    said.decision === decision &&
    said.comment === comment;
  return same
    ? { kind: "kept", id, before: true }
    : refused(
        "idempotencyKey",
        "this key was used for another review; choose a new key",
      );
}

function refused(
  path: "claim" | "idempotencyKey",
  message: string,
): ReviewKept {
  return { kind: "refused", faults: [{ path, message }] };
}

const reviewed = z.object({ outcome, past: flag, makers: texts });

async function readReviewed(
  tx: Tx,
  { claim, verdict }: ReviewRequest,
): Promise<z.output<typeof reviewed> | null> {
  const { records } = await tx.run(
    `MATCH (claim:Claim {id: $claim})<-[:VERSION_OF]-(version:ClaimVersion)<-[:OF]-(v:Verdict {id: $verdict})
     RETURN v.outcome AS outcome,
       EXISTS { (v)<-[:SUPERSEDES]-(:Verdict) } OR NOT EXISTS { (claim)-[:HEAD]->(version) } AS past,
       ${MAKERS} AS makers`,
    { claim, verdict, owner: OWNER.agent },
  );
  return records[0] === undefined
    ? null
    : parseRow(reviewed, records[0].toObject());
}

async function keep(
  tx: Tx,
  { id, props }: NodeRecord,
  { claim, verdict, by }: ReviewRequest,
): Promise<void> {
  await append(tx, reviewStatement(id, props, by.agent));
  await tx.run(
    `MATCH (:Claim {id: $claim})<-[:VERSION_OF]-(version:ClaimVersion)<-[:OF]-(v:Verdict {id: $verdict})
     OPTIONAL MATCH (:Claim {id: $claim})<-[:VERSION_OF]-(:ClaimVersion)<-[:OF]-(former:Review)-[:WAS_ASSOCIATED_WITH]->(:Agent {id: $agent})
     WHERE NOT EXISTS { (former)<-[:SUPERSEDES]-(:Review) }
     WITH version, v, collect(former) AS formers
     CREATE (r:Review {id: $id}) SET r += $props
     CREATE (r)-[:OF]->(version)
     CREATE (r)-[:REVIEWS]->(v)
     FOREACH (former IN formers | CREATE (r)-[:SUPERSEDES]->(former))`,
    { claim, verdict, agent: by.agent, id, props },
  );
  await associate(tx, { label: "Review", ids: [id] }, by);
}
