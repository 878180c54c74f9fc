import type { StepRecord } from "../knowledge/provenance.js";
import { placeMembers } from "./claims/placeMembers.js";
import { createMade } from "./createMade.js";
import { UnknownEntityError } from "./errors.js";
import type { Tx } from "./graph.js";
import { logOutputs } from "./logOutputs.js";
import { mergeGiven } from "./mergeGiven.js";
import { MOVES_CLAIMS, settleClaimsOf } from "./settleClaims.js";
import { stepProps } from "./stepNode.js";
import { writeLinks } from "./writeLinks.js";

/** A Step that a run called, or none: the judging after a withdrawal is no run's. */
export type UncalledStep = Omit<StepRecord, "run"> & { readonly run?: string };

/**
 * Writes a Step with what it used, made and states, and the log's entries of it, and settles the claims it is about. Needs the
 * write lock and a checked record.
 * @throws GatewayError
 */
export async function writeStep(
  tx: Tx,
  id: string,
  record: UncalledStep,
): Promise<void> {
  await mergeGiven(tx, [record.agent, ...record.nodes]);
  await createStep(tx, id, record);
  await writeUsed(tx, id, record);
  await createMade(tx, id, record);
  await writeLinks(tx, id, record);
  await placeMembers(tx, record.nodes);
  await logOutputs(tx, id, record);
  if (record.generated.some(({ node }) => MOVES_CLAIMS.includes(node.label)))
    await settleClaimsOf(tx, id);
}

async function createStep(
  tx: Tx,
  id: string,
  record: UncalledStep,
): Promise<void> {
  const { records } = await tx.run(
    `OPTIONAL MATCH (run:Run {id: $run})
     WITH run WHERE $run IS NULL OR run IS NOT NULL
     MATCH (agent:Agent {id: $agent})
     CREATE (s:Step) SET s = $props
     FOREACH (caller IN CASE WHEN run IS NULL THEN [] ELSE [run] END |
       SET caller.turns = coalesce(caller.turns, 0) + 1
       CREATE (caller)-[:CALLED {turn: caller.turns}]->(s))
     CREATE (s)-[:WAS_ASSOCIATED_WITH]->(agent)
     RETURN s.id`,
    {
      run: record.run ?? null,
      agent: record.agent.id,
      props: stepProps(id, record),
    },
  );
  if (records.length === 0)
    throw new UnknownEntityError(record.run ?? "", `step ${record.name}`);
}

async function writeUsed(
  tx: Tx,
  id: string,
  { used, name }: UncalledStep,
): Promise<void> {
  const rows = new Map(used.map((use) => [`${use.role} ${use.id}`, use]));
  const { records } = await tx.run(
    `MATCH (s:Step {id: $id})
     UNWIND $used AS use
     OPTIONAL MATCH (e:Entity {id: use.id})
     FOREACH (known IN CASE WHEN e IS NULL THEN [] ELSE [e] END | CREATE (s)-[:USED {role: use.role}]->(known))
     WITH use, e WHERE e IS NULL
     RETURN use.id AS missing LIMIT 1`,
    { id, used: [...rows.values()] },
  );
  if (records[0] !== undefined)
    throw new UnknownEntityError(
      String(records[0].get("missing")),
      `step ${name}`,
    );
}
