import { registerEnumType } from "type-graphql";
import type { Scope as Value } from "../../knowledge/claim.js";

/** Values of a claim's scope. */
export const Scope = {
  GENE: "GENE",
  MODULE: "MODULE",
} as const satisfies Record<string, Value>;

registerEnumType(Scope, {
  name: "Scope",
  description: "Whether one gene is meant, or genes that cannot be told apart.",
});
