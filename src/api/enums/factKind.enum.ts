import { registerEnumType } from "type-graphql";
import type { KnownFact } from "../../knowledge/knownFact.js";

/** Values of what a known fact is about. */
export const FactKind = {
  MORPHOLOGY: "morphology",
  SUBTYPE: "subtype",
} as const satisfies Record<string, KnownFact["kind"]>;

registerEnumType(FactKind, {
  name: "FactKind",
  description: "Whether a gene goes with tissue or with a molecular subtype.",
});
