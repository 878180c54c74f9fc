import type { MorphologyRow } from "../claimRow.js";
import type { PlantedLink, Truth } from "./truth.js";

/** A realised correlation from which on a planted link must be found. */
const STRONG = 0.7;

/** A claim as far as the score reads it. */
export type JudgedClaim = Pick<
  MorphologyRow,
  "scope" | "gene" | "genes" | "morphology" | "direction" | "outcome"
>;

/** How many of several were found. */
export interface Found {
  readonly found: number;
  readonly all: number;
}

/** What the verdicts of one cohort made of what was planted in it. */
export interface CohortScore {
  /** Planted links of a realised |r| of .7 or more, SUPPORTED as planted, as claims of the gene alone. */
  readonly strong: Found;
  /** All planted links, likewise. */
  readonly links: Found;
  /** Planted links found only as part of a module. */
  readonly inModules: number;
  /** Genes of each kind with any SUPPORTED claim, alone or in a module. */
  readonly nulls: readonly string[];
  readonly siteOnly: readonly string[];
  readonly subtypeOnly: readonly string[];
  /** Copies SUPPORTED as claims of their own. */
  readonly ownCopies: readonly string[];
  /** Linked genes SUPPORTED in a morphology or direction that was not planted: "GENE morphology". */
  readonly secondMorphologies: readonly string[];
  /** Claims of null genes by outcome. */
  readonly nullClaims: Readonly<Record<string, number>>;
}

/** Compares verdicts with the truth. */
export function scoreCohort(
  claims: readonly JudgedClaim[],
  truth: Truth,
): CohortScore {
  const supported = claims.filter(({ outcome }) => outcome === "SUPPORTED");
  const alone = supported.filter(({ scope }) => scope === "GENE");
  const isFound = (link: PlantedLink): boolean =>
    alone.some((claim) => claim.gene === link.gene && states(claim, link));
  const count = (links: readonly PlantedLink[]): Found => ({
    found: links.filter(isFound).length,
    all: links.length,
  });
  const withSupport = (genes: readonly string[]): string[] =>
    genes.filter((gene) => supported.some((c) => c.genes.includes(gene)));
  const copies = truth.copies.map(({ gene }) => gene);
  return {
    strong: count(truth.links.filter(({ r }) => Math.abs(r) >= STRONG)),
    links: count(truth.links),
    inModules: truth.links.filter(
      (link) =>
        !isFound(link) &&
        supported.some((c) => c.genes.includes(link.gene) && states(c, link)),
    ).length,
    nulls: withSupport(truth.none),
    siteOnly: withSupport(truth.siteOnly),
    subtypeOnly: withSupport(truth.subtypeOnly),
    ownCopies: copies.filter((gene) => alone.some((c) => c.gene === gene)),
    secondMorphologies: secondsOf(supported, truth),
    nullClaims: outcomesOf(claims, truth.none),
  };
}

function states(claim: JudgedClaim, link: PlantedLink): boolean {
  return (
    claim.morphology === link.morphology && claim.direction === link.direction
  );
}

/** A gene may have been planted in several morphologies; what was planted in none of its links is a second one. */
function secondsOf(
  supported: readonly JudgedClaim[],
  { links }: Truth,
): string[] {
  const linked = new Set(links.map(({ gene }) => gene));
  return supported
    .filter(({ gene }) => linked.has(gene))
    .filter(
      (claim) =>
        !links.some((link) => link.gene === claim.gene && states(claim, link)),
    )
    .map(({ gene, morphology }) => `${gene} ${morphology}`);
}

function outcomesOf(
  claims: readonly JudgedClaim[],
  genes: readonly string[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { gene, scope, outcome } of claims)
    if (scope === "GENE" && genes.includes(gene))
      counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
