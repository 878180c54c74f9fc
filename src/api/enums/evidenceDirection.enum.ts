import { registerEnumType } from "type-graphql";
import type { EvidenceDirection as Value } from "../../knowledge/evidence.js";

/** Values of an evidence line's direction. */
export const EvidenceDirection = {
  SUPPORTS: "SUPPORTS",
  OPPOSES: "OPPOSES",
  NEUTRAL: "NEUTRAL",
} as const satisfies Record<string, Value>;

registerEnumType(EvidenceDirection, {
  name: "EvidenceDirection",
  description: "Whether what was found speaks for the claim.",
});
