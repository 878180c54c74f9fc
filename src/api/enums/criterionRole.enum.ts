import { registerEnumType } from "type-graphql";
import type { RowOf } from "../../graph/read/rows/rows.js";

/** Values of a criterion's role. */
export const CriterionRole = {
  REQUIRED: "required",
  SUPPORTING: "supporting",
  EXCLUSION: "exclusion",
} as const satisfies Record<string, RowOf<"Criterion">["role"]>;

registerEnumType(CriterionRole, {
  name: "CriterionRole",
  description: "How much a criterion counts.",
  valuesConfig: {
    REQUIRED: { description: "A claim is supported only where it passes." },
    SUPPORTING: {
      description: "Stated beside the verdict; does not decide it.",
    },
    EXCLUSION: {
      description: "Passes where another explanation is shown absent.",
    },
  },
});
