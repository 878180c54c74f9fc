import { createUnionType } from "type-graphql";
import { InvalidInput } from "../run/invalidInput.type.js";
import { ReinstatementReport } from "./reinstatementReport.type.js";
import { WithdrawalReport } from "./withdrawalReport.type.js";

const isInvalid = (value: object): boolean => "issues" in value;

/** What falls, or why nothing was withdrawn. */
export const WithdrawResult = createUnionType({
  name: "WithdrawResult",
  description: "What falls, or why nothing was withdrawn.",
  types: () => [WithdrawalReport, InvalidInput] as const,
  resolveType: (value) => (isInvalid(value) ? InvalidInput : WithdrawalReport),
});

/** What stands again, or why nothing was reinstated. */
export const ReinstateResult = createUnionType({
  name: "ReinstateResult",
  description: "What stands again, or why nothing was reinstated.",
  types: () => [ReinstatementReport, InvalidInput] as const,
  resolveType: (value) =>
    isInvalid(value) ? InvalidInput : ReinstatementReport,
});
