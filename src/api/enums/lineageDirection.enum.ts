import { registerEnumType } from "type-graphql";
import type { LineageDirection as Value } from "../../graph/lineage.js";

/** Values of a lineage's direction. */
export const LineageDirection = {
  UPSTREAM: "UPSTREAM",
  DOWNSTREAM: "DOWNSTREAM",
} as const satisfies Record<string, Value>;

registerEnumType(LineageDirection, {
  name: "LineageDirection",
  description: "Which way lineage is walked.",
  valuesConfig: {
    UPSTREAM: { description: "To what it was made from." },
    DOWNSTREAM: { description: "To what was made from it." },
  },
});
