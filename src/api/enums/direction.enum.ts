import { registerEnumType } from "type-graphql";
import type { Direction as Value } from "../../knowledge/claim.js";

/** Values of a claim's direction. */
export const Direction = {
  HIGHER: "HIGHER",
  LOWER: "LOWER",
} as const satisfies Record<string, Value>;

registerEnumType(Direction, {
  name: "Direction",
  description: "Which way a gene goes where there is more of a morphology.",
});
