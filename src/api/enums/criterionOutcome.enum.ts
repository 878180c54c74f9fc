import { registerEnumType } from "type-graphql";
import type { CriterionOutcome as Value } from "../../knowledge/criteria/criterion.js";

/** Values of a criterion's outcome. */
export const CriterionOutcome = {
  PASS: "PASS",
  FAIL: "FAIL",
  UNDECIDED: "UNDECIDED",
  MISSING: "MISSING",
  INVALIDATED: "INVALIDATED",
} as const satisfies Record<string, Value>;

registerEnumType(CriterionOutcome, {
  name: "CriterionOutcome",
  description: "What a criterion came to.",
  valuesConfig: {
    FAIL: {
      description: "The whole interval excludes the effect of interest.",
    },
    UNDECIDED: { description: "The interval straddles the threshold." },
    MISSING: { description: "Not measured, or on too few patients." },
    INVALIDATED: { description: "A withdrawal reached its evidence." },
  },
});
