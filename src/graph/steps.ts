import { stepId } from "../knowledge/identity.js";
import type { SealedStep, StepRecord } from "../knowledge/provenance.js";
import { checkRecord } from "./checkRecord.js";
import { SealedStepError, UnknownEntityError } from "./errors.js";
import type { Graph, Reader, Tx } from "./graph.js";
import { readStep } from "./readStep.js";
import { refuseFallen } from "./standing/refuseFallen.js";
import { checkStep } from "./stepNode.js";
import { MOVES_CLAIMS, settleClaimsOf } from "./settleClaims.js";
import { takeWriteLock } from "./writeLock.js";
import { writeStep } from "./writeStep.js";

/** The finished, not withdrawn Step with the key, or null. */
export function findStep(
  graph: Graph,
  key: string,
): Promise<SealedStep | null> {
  return readStep(graph, key);
}

/** The attempt a Step with this key would be: 1, or one more than the last withdrawn. */
export function nextAttempt(graph: Graph, key: string): Promise<number> {
  return lastAttempt(graph, key).then((last) => last + 1);
}

/**
 * The one way into the graph for whatever is computed: checks the Step, what it used, made and states, and writes
 * all of it in one transaction or nothing. Where a live Step has the key already, that one is returned (`adopted`),
 * called by this run too, and the record's own outputs are not written.
 * @throws GatewayError for what the tables of provenance.ts do not allow
 */
export async function recordStep(
  graph: Graph,
  record: StepRecord,
): Promise<{ readonly step: SealedStep; readonly adopted: boolean }> {
  const id = stepId(record.key, record.attempt ?? 1);
  checkRecord(record, id);
  checkStep(record, id);
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const live = await readStep(tx, record.key);
    if (live !== null) {
      await call(tx, record.run, live.id);
      return { step: live, adopted: true };
    }
    await writeNext(tx, id, record);
    return { step: sealed(id, record), adopted: false };
  });
}

/** Notes that a run was served by a Step finished before: what it made stands again, as what the latest run said. */
export async function callStep(
  graph: Graph,
  run: string,
  step: string,
): Promise<void> {
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    await call(tx, run, step);
  });
}

async function writeNext(
  tx: Tx,
  id: string,
  record: StepRecord,
): Promise<void> {
  await refuseFallen(tx, record);
  const attempt = record.attempt ?? 1;
  const last = await lastAttempt(tx, record.key);
  if (attempt !== last + 1)
    throw new SealedStepError(
      stepId(record.key, last),
      `attempt ${attempt} cannot follow ${last}; use attempt ${last + 1}`,
    );
  await writeStep(tx, id, record);
}

async function lastAttempt(tx: Reader, key: string): Promise<number> {
  const { records } = await tx.run(
    "MATCH (s:Step {key: $key}) RETURN coalesce(max(s.attempt), 0) AS last",
    { key },
  );
  return Number(records[0]?.get("last") ?? 0);
}

async function call(tx: Tx, run: string, step: string): Promise<void> {
  const { records } = await tx.run(
    `OPTIONAL MATCH (run:Run {id: $run})
     OPTIONAL MATCH (s:Step {id: $step})
     OPTIONAL MATCH (run)-[known:CALLED]->(s)
     FOREACH (_ IN CASE WHEN run IS NULL OR s IS NULL OR known IS NOT NULL THEN [] ELSE [1] END |
       SET run.turns = coalesce(run.turns, 0) + 1
       CREATE (run)-[:CALLED {turn: run.turns}]->(s))
     RETURN run IS NULL AS noRun, s IS NULL AS noStep,
       EXISTS { (s)<-[:WAS_GENERATED_BY]-(:${MOVES_CLAIMS.join("|")}) } AS movesClaims`,
    { run, step },
  );
  if (records[0]?.get("noRun") === true)
    throw new UnknownEntityError(run, `a call of ${step}`);
  if (records[0]?.get("noStep") === true)
    throw new UnknownEntityError(step, `a call by ${run}`);
  if (records[0]?.get("movesClaims") === true) await settleClaimsOf(tx, step);
}

function sealed(id: string, record: StepRecord): SealedStep {
  const { name, key, generated } = record;
  return { id, name, key, attempt: record.attempt ?? 1, generated };
}
