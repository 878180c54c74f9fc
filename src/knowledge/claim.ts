/** Which way a gene goes where there is more of a morphology. */
export type Direction = "HIGHER" | "LOWER";

/** Whether one gene is meant, or genes that cannot be told apart. */
export type Scope = "GENE" | "MODULE";

/** What is claimed: a gene, or a module of genes, is higher or lower where there is more of a morphology. */
export interface Proposition {
  readonly scope: Scope;
  /** HGNC symbol; of a module its leading gene. */
  readonly gene: string;
  /** All genes meant, the leading one first. */
  readonly genes: readonly string[];
  readonly direction: Direction;
  /** One of the measured morphologies. */
  readonly morphology: string;
  readonly tissue: string;
}

/** How morphologies read after "where there". */
const PHRASES: Readonly<Record<string, string>> = {
  lymphocytes: "are more lymphocytes",
  gland: "is more glandular epithelium",
  nuclear_density: "are more nuclei",
  nuclear_size: "are larger nuclei",
};

/** The claim as one English sentence. */
export function statementOf(proposition: Proposition): string {
  const { scope, gene, genes, direction, morphology, tissue } = proposition;
  const subject =
    scope === "GENE"
      ? gene
      : `The module of ${genes.slice(0, -1).join(", ")} and ${genes.at(-1) ?? ""}`;
  const is = direction === "HIGHER" ? "higher" : "lower";
  const where = PHRASES[morphology] ?? `is more ${morphology}`;
  return `${subject} is ${is} where there ${where} in ${tissue}`;
}
