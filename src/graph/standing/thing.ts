import { identify, labelOf } from "../../knowledge/identity.js";
import type { Label } from "../../knowledge/provenance.js";
import type { Tx } from "../graph.js";
import { STANDS } from "./standing.js";

/** A withdrawal that no reinstatement superseded. */
export interface StandingWithdrawal {
  readonly id: string;
  readonly reason: string;
  readonly createdAt: string;
}

/** A thing that may be withdrawn or reinstated. */
export interface Thing {
  readonly id: string;
  readonly label: Label;
  /** Of a code version: its hash, as its steps name it. */
  readonly code: string | null;
  /** The cohort it belongs to, where it says so. */
  readonly cohort: string | null;
  readonly withdrawal: StandingWithdrawal | null;
}

/** The thing with an id, or the code version with a hash; null where the graph knows neither. */
export async function readThing(tx: Tx, asked: string): Promise<Thing | null> {
  const isCode = /^[0-9a-f]{64}$/.test(asked);
  const id = isCode ? identify("CodeVersion", { hash: asked }) : asked;
  const label = labelOf(id);
  if (label === null) return null;
  const { records } = await tx.run(
    `OPTIONAL MATCH (e:${label} {id: $id})
     WITH e, e IS NOT NULL OR EXISTS { (:Step {codeVersion: $code}) } AS known WHERE known
     OPTIONAL MATCH (w:Withdrawal)-[:WITHDRAWS]->(e) WHERE ${STANDS}
     RETURN coalesce(e.hash, $code) AS code, CASE WHEN e:Cohort THEN e.id ELSE e.cohort END AS cohort,
       w {.id, .reason, .createdAt} AS withdrawal`,
    { id, code: isCode ? asked : "" },
  );
  const [row] = records;
  if (row === undefined) return null;
  return {
    id,
    label,
    code: label === "CodeVersion" ? String(row.get("code")) : null,
    cohort: row.get("cohort"),
    withdrawal: row.get("withdrawal"),
  };
}
