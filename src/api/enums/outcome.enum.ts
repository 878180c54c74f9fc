import { registerEnumType } from "type-graphql";
import type { Outcome as Value } from "../../knowledge/outcome.js";

/** Values of a verdict's outcome. */
export const Outcome = {
  SUPPORTED: "SUPPORTED",
  REFUTED: "REFUTED",
  INCONCLUSIVE: "INCONCLUSIVE",
  SUSPENDED: "SUSPENDED",
} as const satisfies Record<string, Value>;

registerEnumType(Outcome, {
  name: "Outcome",
  description: "Whether a claim stands.",
  valuesConfig: {
    SUPPORTED: {
      description:
        "Every required criterion passes, and nothing else explains it.",
    },
    REFUTED: { description: "A required criterion fails." },
    INCONCLUSIVE: {
      description:
        "A required criterion is open, or something else explains it.",
    },
    SUSPENDED: { description: "A withdrawal reached what it rests on." },
  },
});
