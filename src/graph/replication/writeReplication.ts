import { z } from "zod";
import type { Caller } from "../../knowledge/caller.js";
import { stepId } from "../../knowledge/identity.js";
import type { StepRecord } from "../../knowledge/provenance.js";
import { replicationStatement } from "../../knowledge/recorded/statements.js";
import type { Agreement } from "../../knowledge/replication.js";
import { AGREEMENTS } from "../../knowledge/replication.js";
import { associate } from "../associate.js";
import { checkRecord } from "../checkRecord.js";
import type { Graph, Tx } from "../graph.js";
import { append } from "../log.js";
import { text } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { checkStep } from "../stepNode.js";
import { takeWriteLock } from "../writeLock.js";
import { writeStep } from "../writeStep.js";

/** A Step that was done again. */
export interface ReplicationRecord {
  /** The attempt: it makes the report, and is never taken for the Step itself. */
  readonly step: Omit<StepRecord, "run"> & { readonly replicates: string };
  readonly agreement: Agreement;
  /** Blob of the report. */
  readonly report: string;
  /** Names the request. */
  readonly request: string;
  readonly by: Caller;
}

/** Writes the attempt, its report and REPLICATES, with a log entry, in one transaction. @throws GatewayError */
export async function writeReplication(
  graph: Graph,
  { step, agreement, report, request, by }: ReplicationRecord,
): Promise<void> {
  const id = stepId(step.key, step.attempt ?? 1);
  checkRecord(step, id);
  checkStep(step, id);
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    if ((await readKnown(tx, request)) !== null) return;
    const said = { of: step.replicates, agreement, report, by: by.agent };
    await append(tx, replicationStatement(id, said));
    await writeStep(tx, id, step);
    await tx.run(
      `MATCH (s:Step {id: $id}), (of:Step {id: $of})
       CREATE (s)-[:REPLICATES {agreement: $agreement, report: $report, request: $request}]->(of)`,
      { id, of: step.replicates, agreement, report, request },
    );
    await associate(tx, { label: "Step", ids: [id] }, by);
  });
}

const known = z.object({
  of: text,
  step: text,
  agreement: z.enum(AGREEMENTS),
  report: text,
});

/** A replication that was made. */
export type KnownReplication = z.output<typeof known>;

/** What a request came to before; null where it is new. */
export function findReplication(
  graph: Graph,
  request: string,
): Promise<KnownReplication | null> {
  return graph.read((tx) => readKnown(tx, request));
}

async function readKnown(
  tx: Tx,
  request: string,
): Promise<KnownReplication | null> {
  const { records } = await tx.run(
    `MATCH (s:Step)-[r:REPLICATES {request: $request}]->(of:Step)
     RETURN {of: of.id, step: s.id, agreement: r.agreement, report: r.report} AS known`,
    { request },
  );
  return records[0] === undefined
    ? null
    : parseRow(known, records[0].get("known"));
}
