import { registerEnumType } from "type-graphql";
import type { ControlBearing as Value } from "../../knowledge/controlJudgement.js";

/** Values of how a control bears on a claim. */
export const ControlBearing = {
  FOR: "FOR",
  AGAINST: "AGAINST",
  NEITHER: "NEITHER",
} as const satisfies Record<Value, Value>;

registerEnumType(ControlBearing, {
  name: "ControlBearing",
  description:
    "How a control bears on claims of its gene; no verdict reads it.",
  valuesConfig: {
    FOR: { description: "Its figures are as they should be." },
    AGAINST: { description: "One is what its meaning calls bad." },
    NEITHER: { description: "It says nothing of a claim by itself." },
  },
});
