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

/** Genes from which on the full number of each role is planted; fewer genes get fewer. */
const FULL = 40;
const LINKS = 8;
const OTHERS = 4;
/** Fewest genes that hold one of each role. */
export const LEAST_GENES = 5;

/** What pathologists would expect to follow a morphology; taken first where the cohort has them. */
const EXPECTED: Readonly<
  Record<TissueKind, Readonly<Record<"HIGHER" | "LOWER", readonly string[]>>>
> = {
  mucin: {
    HIGHER: ["MUC2", "TFF3", "REG4", "SPINK4"],
    LOWER: ["APC", "AXIN2"],
  },
  lymphocytes: {
    HIGHER: ["CXCL13", "GNLY", "WARS1"],
    LOWER: ["ATP9A", "QPRT"],
  },
  stroma: {
    HIGHER: ["POSTN", "CCDC80", "FBN1", "MGP"],
    LOWER: ["CDX2", "CDHR1"],
  },
  gland: { HIGHER: ["LGR5", "ASCL2", "KRT23"], LOWER: ["ZEB1", "FRMD6"] },
  necrosis: { HIGHER: ["FSCN1", "SDC2"], LOWER: ["CAPN9", "B3GNT6"] },
  fat: { HIGHER: ["TIMP3", "TNS1"], LOWER: ["DDX27", "POFUT1"] },
};

/** Deals the roles: links over as many morphologies as there are, in both directions; site and subtype only where they differ. */
export function dealRoles(
  genes: readonly string[],
  { sites }: { readonly sites: number },
  random: RandomStream,
): GeneRoles {
  const few = Math.min(1, genes.length / FULL);
  const others = Math.max(1, Math.floor(OTHERS * few));
  const links = dealLinks(genes, Math.max(1, Math.floor(LINKS * few)), random);
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
        .shuffled(EXPECTED[morphology][direction])
        .find((expected) => free.includes(expected)) ?? free[0]!;
    free.splice(free.indexOf(gene), 1);
    return { gene, morphology, direction };
  });
}
