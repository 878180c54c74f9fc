import { STANDS } from "../standing/standing.js";
import type { Relation } from "./relation.js";
import { ROWS, type RowOf } from "./rows/rows.js";

type Withdrawals = Relation<RowOf<"Withdrawal">>;

/** Which withdrawals reached something, and what undid them. */
export const STANDING_RELATIONS = {
  /** By way of its head version, or of a verdict on it; newest first. */
  withdrawalsOfClaim: {
    match: `
      CALL (parent) {
        MATCH (:Claim {id: parent})-[:HEAD]->(:ClaimVersion)-[:WAS_GENERATED_BY]->(:Step)<-[:REACHES]-(w:Withdrawal)
        RETURN w
        UNION
        MATCH (:Claim {id: parent})-[:HEAD]->(:ClaimVersion)<-[:OF]-(:Verdict)-[:WAS_GENERATED_BY]->(:Step)
          <-[:REACHES]-(w:Withdrawal)
        RETURN w
      }`,
    row: "properties(w)",
    order: "w.createdAt DESC, w.id",
    most: 100,
    form: ROWS.Withdrawal,
  } satisfies Withdrawals,
  /** Those that stand. */
  withdrawalsOfItem: {
    match: `
      MATCH (:EvidenceItem {id: parent})-[:WAS_GENERATED_BY]->(:Step)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS}`,
    row: "properties(w)",
    order: "w.createdAt DESC, w.id",
    most: 1,
    form: ROWS.Withdrawal,
  } satisfies Withdrawals,
  reinstatementOfWithdrawal: {
    match: "MATCH (:Withdrawal {id: parent})<-[:SUPERSEDES]-(r:Reinstatement)",
    row: "properties(r)",
    order: "r.id",
    most: 1,
    form: ROWS.Reinstatement,
  } satisfies Relation<RowOf<"Reinstatement">>,
};
