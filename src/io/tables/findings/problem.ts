import type { FindingCode } from "./findingCode.js";
import type { FindingLedger, Place } from "./findingLedger.js";

/** Why a patient or region cannot be used: a fault, or the reason to leave it out. */
export interface Problem {
  readonly code: FindingCode;
  readonly place: Place;
  readonly message: string;
  readonly remedy: string;
}

/** Writes a problem down as a fault. */
export function reportProblem(problem: Problem, ledger: FindingLedger): void {
  const { code, place, message, remedy } = problem;
  ledger.fault(code, place, message, remedy);
}
