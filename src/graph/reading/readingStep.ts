import type { Caller } from "../../knowledge/caller.js";
import { stepId } from "../../knowledge/identity.js";
import type { LogStatement } from "../../knowledge/log/logEntry.js";
import type { Label } from "../../knowledge/provenance.js";
import { associate } from "../associate.js";
import { checkRecord } from "../checkRecord.js";
import type { Graph, Tx } from "../graph.js";
import { append } from "../log.js";
import { refuseFallen } from "../standing/refuseFallen.js";
import { checkStep } from "../stepNode.js";
import { takeWriteLock } from "../writeLock.js";
import type { UncalledStep } from "../writeStep.js";
import { writeStep } from "../writeStep.js";

/** A Step of a reading, which no run calls. */
export interface ReadingStep {
  readonly step: UncalledStep;
  /** What the log says of it. */
  readonly entry: LogStatement;
  /** Who asked for it, and for which of its outputs. */
  readonly by: Caller;
  readonly asked: Label;
  /** Whether all that it was decided on is still as it was. */
  readonly holds: (tx: Tx) => Promise<boolean>;
}

/** Something changed between the reading and the writing; read again and decide again. */
export class ReadingMovedError extends Error {
  override readonly name = "ReadingMovedError";
  constructor(readonly subject: string) {
    super(
      `what ${subject} rests on changed while it was looked at; it is looked at again`,
    );
  }
}

/**
 * Writes a Step of a reading with its log entry in one transaction. Sent again it changes nothing.
 * @throws ReadingMovedError, WithdrawnError, GatewayError
 */
export async function writeReadingStep(
  graph: Graph,
  { step, entry, by, asked, holds }: ReadingStep,
): Promise<void> {
  const id = stepId(step.key, 1);
  checkRecord(step, id);
  checkStep(step, id);
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    if (await isKnown(tx, id)) return;
    if (!(await holds(tx))) throw new ReadingMovedError(entry.subject);
    await refuseFallen(tx, step);
    await append(tx, entry);
    await writeStep(tx, id, step);
    const ids = step.generated
      .filter(({ node }) => node.label === asked)
      .map(({ node }) => node.id);
    await associate(tx, { label: asked, ids }, by);
  });
}

async function isKnown(tx: Tx, id: string): Promise<boolean> {
  const { records } = await tx.run("MATCH (s:Step {id: $id}) RETURN s.id", {
    id,
  });
  return records.length > 0;
}
