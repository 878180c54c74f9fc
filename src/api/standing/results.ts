import { createUnionType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { REINSTATEMENT_REPORT, WITHDRAWAL_REPORT } from "./reports.js";

const isInvalid = (value: object): boolean => "issues" in value;

/** What falls, or why nothing was withdrawn. */
export const WithdrawResult = createUnionType({
  name: "WithdrawResult",
  description: "What falls, or why nothing was withdrawn.",
  types: () => [WITHDRAWAL_REPORT.type, InvalidInput] as const,
  resolveType: (value) =>
    isInvalid(value) ? InvalidInput : WITHDRAWAL_REPORT.type,
});

/** What stands again, or why nothing was reinstated. */
export const ReinstateResult = createUnionType({
  name: "ReinstateResult",
  description: "What stands again, or why nothing was reinstated.",
  types: () => [REINSTATEMENT_REPORT.type, InvalidInput] as const,
  resolveType: (value) =>
    isInvalid(value) ? InvalidInput : REINSTATEMENT_REPORT.type,
});
