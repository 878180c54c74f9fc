import type { Correlate, Direction, Proposition } from "./claim.js";
import { statementOf } from "./claim.js";
import { identify } from "./identity.js";
import type { NodeRecord } from "./provenance.js";

/** A link of a gene that is published already. */
export type KnownFact = Correlate & {
  /** HGNC symbol. */
  readonly gene: string;
  readonly direction: Direction;
  /** Words that a claim's tissue contains where the fact holds; "any" holds everywhere. */
  readonly tissue: string;
  /** Who showed it, with a DOI where there is one. */
  readonly source: string;
};

/** A fact as the graph keeps it; the same fact from another source is another node. */
export function knownFactNode(fact: KnownFact): NodeRecord {
  const { gene, kind, of, direction, tissue, source } = fact;
  const parts = { gene, kind, of, direction, tissue, source };
  return {
    label: "KnownFact",
    id: identify("KnownFact", parts),
    props: { ...parts, statement: statementOfFact(fact) },
  };
}

/** The fact as one English sentence. */
export function statementOfFact(fact: KnownFact): string {
  const { gene, kind, of, direction, tissue } = fact;
  const where = tissue === "any" ? "any tissue" : `${tissue} tissue`;
  return statementOf({
    scope: "GENE",
    gene,
    genes: [gene],
    ...{ direction, kind, of },
    tissue: where,
  });
}

/** Facts that state a proposition, or of a module's proposition that of one of its genes. */
export function factsStating(
  { genes, kind, of, direction, tissue }: Proposition,
  facts: readonly KnownFact[],
): KnownFact[] {
  return facts.filter(
    (fact) =>
      fact.kind === kind &&
      fact.of === of &&
      fact.direction === direction &&
      genes.includes(fact.gene) &&
      (fact.tissue === "any" ||
        tissue.toLowerCase().includes(fact.tissue.toLowerCase())),
  );
}
