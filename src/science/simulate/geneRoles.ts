import { EXPECTED_GENES } from "./expectedGenes.js";
import type { RandomStream } from "./randomStream.js";
import type { TissueKind } from "./tissue/tissueKind.js";
import { TISSUE_KINDS } from "./tissue/tissueKind.js";

/** A gene that truly follows a morphology. */
export interface LinkRole {
  readonly gene: string;
  readonly morphology: TissueKind;
  readonly direction: "HIGHER" | "LOWER";
}

/** What each gene of a simulated cohort follows. */
export interface GeneRoles {
  readonly links: readonly LinkRole[];
  readonly none: readonly string[];
  readonly siteOnly: readonly string[];
  readonly subtypeOnly: readonly string[];
  readonly copies: readonly { readonly gene: string; readonly of: string }[];
}

/** One gene in so many is linked, and at most this number; few genes get at least one of each role. */
const LINKS = { every: 5, most: 8 };
/** The same of genes that follow the site, the subtype, another gene. */
const OTHERS = { every: 9, most: 5 };
/** Fewest genes that hold one of each role. */
export const LEAST_GENES = 5;

/** Deals the roles: links over as many morphologies as there are, in both directions; site and subtype only where they differ. */
export function dealRoles(
  genes: readonly string[],
  { sites }: { readonly sites: number },
  random: RandomStream,
): GeneRoles {
  const others = howMany(genes, OTHERS);
  const links = dealLinks(genes, howMany(genes, LINKS), random);
  const linked = links.map(({ gene }) => gene);
  const rest = random.shuffled(genes.filter((gene) => !linked.includes(gene)));
  const take = (count: number): string[] => rest.splice(0, count);
  const sources = random.shuffled(linked);
  return {
    links,
    siteOnly: take(sites > 1 ? others : 0),
    subtypeOnly: take(others),
    copies: take(others).map((gene, i) => ({
      gene,
      of: sources[i % sources.length]!,
    })),
    none: genes.filter((gene) => rest.includes(gene)),
  };
}

function howMany(
  genes: readonly string[],
  { every, most }: { readonly every: number; readonly most: number },
): number {
  return Math.max(1, Math.min(most, Math.floor(genes.length / every)));
}

function dealLinks(
  genes: readonly string[],
  count: number,
  random: RandomStream,
): LinkRole[] {
  const order = random.shuffled(TISSUE_KINDS);
  const free = random.shuffled(genes);
  return Array.from({ length: count }, (_, i) => {
    const morphology = order[i % order.length]!;
    // Every third link is an inverse one.
    const direction = i % 3 === 2 ? "LOWER" : "HIGHER";
    const gene =
      random
        .shuffled(EXPECTED_GENES[morphology][direction])
        .find((expected) => free.includes(expected)) ?? free[0]!;
    free.splice(free.indexOf(gene), 1);
    return { gene, morphology, direction };
  });
}
