import type { Caller } from "../knowledge/caller.js";
import { stepId } from "../knowledge/identity.js";
import type { LogStatement } from "../knowledge/log/logEntry.js";
import type { Label } from "../knowledge/provenance.js";
import { associate } from "./associate.js";
import { checkRecord } from "./checkRecord.js";
import type { Graph, Tx } from "./graph.js";
import { append } from "./log.js";
import { refuseFallen } from "./standing/refuseFallen.js";
import { checkStep } from "./stepNode.js";
import { takeWriteLock } from "./writeLock.js";
import type { UncalledStep } from "./writeStep.js";
import { writeStep } from "./writeStep.js";

/** A Step that a person asked for and no run calls. */
export interface AskedStep {
  readonly step: UncalledStep;
  /** What it is about: the claim, or the reading. */
  readonly subject: string;
  /** What the log says of it beside the versions and verdicts that it makes. */
  readonly entry: Omit<LogStatement, "subject"> | null;
  /** Who asked for it, and for which of its outputs. */
  readonly by: Caller;
  readonly asked: Label;
  /** Whether all that it was decided on is still as it was. */
  readonly holds: (tx: Tx) => Promise<boolean>;
}

/** Something changed between the reading and the writing; read again and decide again. */
export class AskedMovedError extends Error {
  override readonly name = "AskedMovedError";
  constructor(readonly subject: string) {
    super(
      `what ${subject} rests on changed while it was looked at; it is looked at again`,
    );
  }
}

/**
 * Writes a Step that was asked for, with its log entry, in one transaction. Sent again it changes nothing.
 * @throws AskedMovedError, WithdrawnError, GatewayError
 */
export async function writeAskedStep(
  graph: Graph,
  { step, subject, entry, by, asked, holds }: AskedStep,
): Promise<void> {
  const id = stepId(step.key, 1);
  checkRecord(step, id);
  checkStep(step, id);
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    if (await isKnown(tx, id)) return;
    if (!(await holds(tx))) throw new AskedMovedError(subject);
    await refuseFallen(tx, step);
    if (entry !== null) await append(tx, { ...entry, subject });
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
