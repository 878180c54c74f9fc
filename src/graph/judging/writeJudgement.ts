import { stepId } from "../../knowledge/identity.js";
import type { Caller } from "../../knowledge/caller.js";
import { associate } from "../associate.js";
import { checkRecord } from "../checkRecord.js";
import type { Graph } from "../graph.js";
import { checkStep } from "../stepNode.js";
import { takeWriteLock } from "../writeLock.js";
import type { UncalledStep } from "../writeStep.js";
import { writeStep } from "../writeStep.js";
import type { JudgingRequest, JudgingState } from "./readJudging.js";
import { judgingHash, judgingOf } from "./readJudging.js";

/** A verdict on a claim that was asked for, beside those of runs. */
export interface JudgementRecord {
  readonly request: JudgingRequest;
  /** What it was judged on. */
  readonly state: JudgingState;
  /** The judging: it makes one verdict. */
  readonly step: UncalledStep;
  /** Who asked for it. */
  readonly by: Caller;
}

/** Something changed between the reading and the writing; read again and judge again. */
export class JudgingMovedError extends Error {
  override readonly name = "JudgingMovedError";
  constructor(readonly claim: string) {
    super(
      `the evidence of ${claim} changed while it was judged; it is judged again`,
    );
  }
}

/**
 * Writes a verdict, and with it its log entry, in one transaction, if all that it was judged on is still as it was.
 * @throws JudgingMovedError, GatewayError
 */
export async function writeJudgement(
  graph: Graph,
  { request, state, step, by }: JudgementRecord,
): Promise<void> {
  const id = stepId(step.key, 1);
  checkRecord(step, id);
  checkStep(step, id);
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    const now = await judgingOf(tx, request);
    if ("missing" in now || judgingHash(now) !== judgingHash(state))
      throw new JudgingMovedError(request.claim);
    await writeStep(tx, id, step);
    const ids = step.generated.map(({ node }) => node.id);
    await associate(tx, { label: "Verdict", ids }, by);
  });
}
