import type { Caller } from "../../knowledge/caller.js";
import type { NodeRecord } from "../../knowledge/provenance.js";
import { labelOf, stepId } from "../../knowledge/identity.js";
import { changeStatement } from "../../knowledge/recorded/statements.js";
import { associate } from "../associate.js";
import { checkNode } from "../checkNode.js";
import { checkRecord } from "../checkRecord.js";
import { UnknownEntityError } from "../errors.js";
import type { Graph, Tx } from "../graph.js";
import { append } from "../log.js";
import { checkStep } from "../stepNode.js";
import { takeWriteLock } from "../writeLock.js";
import type { UncalledStep } from "../writeStep.js";
import { writeStep } from "../writeStep.js";
import type { Standing } from "./readStanding.js";
import { standingHash, standingOf } from "./readStanding.js";
import { reuse } from "./reuse.js";

/** A thing is withdrawn, or is so no longer, with the verdicts that follow from it. */
export interface StandingChange {
  /** A Withdrawal or a Reinstatement. */
  readonly node: NodeRecord;
  /** Who asked for it; left out: not known. */
  readonly by?: Caller | null;
  /** What the change was decided on. */
  readonly standing: Standing;
  /** The judging: its verdicts supersede the former ones. */
  readonly step: UncalledStep;
}

/** Something changed between the reading and the writing; read again and decide again. */
export class StandingMovedError extends Error {
  override readonly name = "StandingMovedError";
  constructor(readonly entity: string) {
    super(
      `what rests on ${entity} changed while it was looked at; it is looked at again`,
    );
  }
}

/**
 * Writes a change of standing, its log entry and its verdicts in one transaction, if all is still as it was when the change
 * was decided. Sent again it changes nothing.
 * @throws StandingMovedError, GatewayError
 */
export async function writeStanding(
  graph: Graph,
  change: StandingChange,
): Promise<void> {
  const { node, step, standing } = change;
  const id = stepId(step.key, 1);
  checkNode(node);
  checkRecord(step, id);
  checkStep(step, id);
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    if (await isKnown(tx, node)) return;
    const { thing } = standing;
    const now = await standingOf(tx, thing.code ?? thing.id);
    if (now === null || standingHash(now) !== standingHash(standing))
      throw new StandingMovedError(thing.id);
    await log(tx, change);
    if (node.label === "Withdrawal") await withdraw(tx, change);
    else await reinstate(tx, change);
    const { label } = node;
    await associate(tx, { label, ids: [node.id] }, change.by ?? null);
    await writeStep(tx, id, step);
  });
}

async function isKnown(tx: Tx, { label, id }: NodeRecord): Promise<boolean> {
  const { records } = await tx.run(`MATCH (n:${label} {id: $id}) RETURN n.id`, {
    id,
  });
  return records.length > 0;
}

async function log(
  tx: Tx,
  { node, standing, step, by }: StandingChange,
): Promise<void> {
  const verdicts = step.generated
    .filter((made) => made.node.label === "Verdict")
    .map((made) => made.node.id)
    .sort();
  const kind = node.label === "Withdrawal" ? "withdrawal" : "reinstatement";
  const said = { entity: standing.thing.id, ...node.props, id: node.id };
  await append(tx, changeStatement(kind, said, { by: by?.agent, verdicts }));
}

async function withdraw(
  tx: Tx,
  { node, standing }: StandingChange,
): Promise<void> {
  const { thing, reach } = standing;
  if (thing.code !== null)
    await tx.run(
      `MERGE (c:CodeVersion {id: $id}) ON CREATE SET c:Entity, c.hash = $code`,
      { id: thing.id, code: thing.code },
    );
  const { records } = await tx.run(
    `MATCH (e:${thing.label} {id: $entity})
     CREATE (w:Withdrawal {id: $id}) SET w += $props
     CREATE (w)-[:WITHDRAWS]->(e)
     RETURN w.id`,
    { entity: thing.id, id: node.id, props: node.props },
  );
  if (records.length === 0) throw new UnknownEntityError(thing.id, node.id);
  const steps = [...reach.keys()].filter((id) => labelOf(id) === "Step");
  await tx.run(
    `MATCH (w:Withdrawal {id: $id})
     UNWIND $steps AS step
     MATCH (s:Step {id: step})
     CREATE (w)-[:REACHES]->(s)
     REMOVE s.liveKey`,
    { id: node.id, steps },
  );
  await tx.run(
    `MATCH (w:Withdrawal {id: $id})-[:WITHDRAWS]->(:Entity)-[:WAS_GENERATED_BY]->(maker:Step)
     CREATE (w)-[:RETIRES]->(maker)
     REMOVE maker.liveKey`,
    { id: node.id },
  );
}

async function reinstate(
  tx: Tx,
  { node, standing }: StandingChange,
): Promise<void> {
  const withdrawal = standing.thing.withdrawal?.id ?? "";
  await tx.run(
    `MATCH (w:Withdrawal {id: $withdrawal})
     CREATE (r:Reinstatement {id: $id}) SET r += $props
     CREATE (r)-[:SUPERSEDES]->(w)`,
    { withdrawal, id: node.id, props: node.props },
  );
  await reuse(tx, withdrawal);
}
