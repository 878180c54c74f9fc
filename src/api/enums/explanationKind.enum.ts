import { registerEnumType } from "type-graphql";
import type { Explanation } from "../../knowledge/evidence.js";

/** Values of an explanation's kind. */
export const ExplanationKind = {
  GENE: "GENE",
  SUBTYPE: "SUBTYPE",
  MODULE: "MODULE",
} as const satisfies Record<string, Explanation["kind"]>;

registerEnumType(ExplanationKind, {
  name: "ExplanationKind",
  description: "What stands behind an association that is not the gene's own.",
  valuesConfig: {
    GENE: { description: "A gene it is expressed with." },
    SUBTYPE: { description: "The patients' subtype." },
    MODULE: { description: "Genes that cannot be told apart." },
  },
});
