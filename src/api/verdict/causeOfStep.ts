import type { RowOf } from "../../graph/read/rows/rows.js";
import { JudgingCauseKind } from "../enums/judgingCause.enum.js";

/** Why a step gave a verdict, and the id of what was withdrawn or reinstated where that is why. */
export interface StepCause {
  readonly kind: JudgingCauseKind;
  readonly entity: string | null;
}

const KINDS: Readonly<Record<string, JudgingCauseKind>> = {
  judgeClaims: JudgingCauseKind.RUN,
  judgeClaim: JudgingCauseKind.REQUEST,
  closeReading: JudgingCauseKind.READING,
  compareCohorts: JudgingCauseKind.OTHER_COHORT,
};

/** Told by the name of the judging and, where a standing changed, by what it says of itself; null of a step that judges nothing. */
export function causeOfStep({
  name,
  params,
}: Pick<RowOf<"Step">, "name" | "params">): StepCause | null {
  if (name !== "judgeAgain") {
    const kind = KINDS[name];
    return kind === undefined ? null : { kind, entity: null };
  }
  const { withdraw, reinstate = null } = JSON.parse(params) as {
    readonly withdraw?: string;
    readonly reinstate?: string;
  };
  return withdraw === undefined
    ? { kind: JudgingCauseKind.REINSTATEMENT, entity: reinstate }
    : { kind: JudgingCauseKind.WITHDRAWAL, entity: withdraw };
}
