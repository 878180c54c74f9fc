import { sampleCorrelation } from "simple-statistics";
import { drivingShare } from "./drivingShare.js";
import type { SimulatedExpression } from "./expression.js";
import type { GeneRoles, LinkRole } from "./geneRoles.js";
import type { Composition } from "./tissue/tissueKind.js";

/** What truth.json says: what was planted, with the correlations that came of it. */
export interface PlantedTruth {
  readonly links: readonly (LinkRole & { readonly r: number })[];
  readonly none: readonly string[];
  readonly siteOnly: readonly string[];
  readonly subtypeOnly: readonly string[];
  readonly copies: readonly {
    readonly gene: string;
    readonly of: string;
    readonly r: number;
  }[];
}

/** Measures what was planted on the tables as they are written. */
export function plantedTruth(
  roles: GeneRoles,
  { columns }: SimulatedExpression,
  patients: readonly { readonly shares: Composition }[],
): PlantedTruth {
  const log2 = (gene: string): number[] =>
    (columns.get(gene) ?? []).map((value) => Math.log2(value + 1));
  return {
    links: roles.links.map(({ gene, morphology, direction }) => ({
      gene,
      morphology,
      direction,
      r: pearson(log2(gene), drivingShare(patients, morphology)),
    })),
    none: roles.none,
    siteOnly: roles.siteOnly,
    subtypeOnly: roles.subtypeOnly,
    copies: roles.copies.map(({ gene, of }) => ({
      gene,
      of,
      r: pearson(log2(gene), log2(of)),
    })),
  };
}

function pearson(a: number[], b: number[]): number {
  return Number(sampleCorrelation(a, b).toFixed(4));
}
