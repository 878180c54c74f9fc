import type { Proposition } from "../../knowledge/claim.js";
import type { Verdict } from "../../knowledge/verdict.js";

/** A claim that may explain another. */
export interface Explaining {
  /** Its id. */
  readonly claim: string;
  readonly proposition: Pick<
    Proposition,
    "scope" | "gene" | "genes" | "kind" | "of"
  >;
}

/** The claim of the gene or module that explains this one; null where it is none of those of the same run. */
export function explainingClaim(
  { explainedBy }: Pick<Verdict, "explainedBy">,
  { gene, kind, of }: Pick<Proposition, "gene" | "kind" | "of">,
  others: readonly Explaining[],
): string | null {
  if (explainedBy === null || explainedBy.kind === "SUBTYPE") return null;
  const found = others.find(({ proposition: other }) => {
    if (other.kind !== kind || other.of !== of) return false;
    return explainedBy.kind === "GENE"
      ? other.scope === "GENE" && other.gene === explainedBy.name
      : other.scope === "MODULE" && other.genes.includes(gene);
  });
  return found?.claim ?? null;
}
