/** Which way a gene goes: where there is more of a morphology, or in patients of a subtype. */
export type Direction = "HIGHER" | "LOWER";

/** Whether one gene is meant, or genes that cannot be told apart. */
export type Scope = "GENE" | "MODULE";

/** What a gene goes with: tissue, or a molecular subtype. */
export type Correlate =
  | {
      readonly kind: "morphology";
      /** One of the measured morphologies. */
      readonly of: string;
    }
  | {
      readonly kind: "subtype";
      /** Name of the subtype. */
      readonly of: string;
    };

/** Which genes are meant, which way they go, and in which tissue. */
interface Claimed {
  readonly scope: Scope;
  /** HGNC symbol; of a module its leading gene. */
  readonly gene: string;
  /** All genes meant, the leading one first. */
  readonly genes: readonly string[];
  readonly direction: Direction;
  readonly tissue: string;
}

/**
 * What is claimed: a gene, or a module of genes, is higher or lower where there is more of a morphology, or in patients of a
 * subtype than in the others.
 */
export type Proposition = Claimed & Correlate;

/** How morphologies read after "where there". */
const PHRASES: Readonly<Record<string, string>> = {
  lymphocytes: "are more lymphocytes",
  gland: "is more glandular epithelium",
  nuclear_density: "are more nuclei",
  nuclear_size: "are larger nuclei",
};

/** The claim as one English sentence. */
export function statementOf(proposition: Proposition): string {
  const { scope, gene, genes, direction, tissue } = proposition;
  const subject =
    scope === "GENE"
      ? gene
      : `The module of ${genes.slice(0, -1).join(", ")} and ${genes.at(-1) ?? ""}`;
  const is = direction === "HIGHER" ? "higher" : "lower";
  return `${subject} is ${is} ${placeOf(proposition)} in ${tissue}`;
}

/** Where, or in whom, the genes are higher or lower. */
function placeOf({ kind, of }: Correlate): string {
  return kind === "morphology"
    ? `where there ${PHRASES[of] ?? `is more ${of}`}`
    : `in ${of} than in other subtypes`;
}
