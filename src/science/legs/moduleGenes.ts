import type { PairAssessment } from "./assessGene.js";
import type { LegAssociation } from "./legAssociation.js";

/** Whether an effect keeps its sign and stays beyond chance once a rival is held fixed. @param level p below which it does */
export function isKept(
  { r, p }: Pick<LegAssociation, "r" | "p">,
  level: number,
): boolean {
  return r > 0 && p < level;
}

/** Genes that cannot be told apart where they go with one morphology. */
export interface GeneModule {
  readonly morphology: string;
  /** The gene that goes with it most first. */
  readonly genes: readonly string[];
}

/**
 * Modules: a gene that goes with a morphology, and its neighbours, where neither keeps its effect once the other is held
 * fixed; joined where they share a gene.
 * @param goes whether a pair goes together at all, before any rival
 * @param level p below which an effect outlives a rival
 */
export function moduleGenes<P extends PairAssessment>(
  pairs: readonly P[],
  { goes, level }: { goes: (pair: P) => boolean; level: number },
): GeneModule[] {
  return [...new Set(pairs.map(({ morphology }) => morphology))].flatMap(
    (morphology) => {
      const own = pairs.filter((pair) => pair.morphology === morphology);
      const strength = new Map(own.map((pair) => [pair.gene, pair.present.r]));
      const edges = own
        .filter(goes)
        .flatMap((pair) => inseparable(pair, level));
      const assessed = edges.filter((edge) =>
        edge.every((g) => strength.has(g)),
      );
      return joined(assessed).map((genes) => ({
        morphology,
        genes: [...genes].sort(
          (a, b) =>
            (strength.get(b) ?? -1) - (strength.get(a) ?? -1) ||
            (a < b ? -1 : 1),
        ),
      }));
    },
  );
}

/** Genes that lose their effect to each other. */
function inseparable(
  { gene, neighbours }: PairAssessment,
  level: number,
): [string, string][] {
  return neighbours
    .filter(
      ({ own, reverse }) => !isKept(own, level) && !isKept(reverse, level),
    )
    .map(({ neighbour }) => [gene, neighbour]);
}

/** Connected sets of genes. */
function joined(edges: readonly (readonly [string, string])[]): Set<string>[] {
  const sets: Set<string>[] = [];
  for (const edge of edges) {
    const touching = sets.filter((set) => edge.some((gene) => set.has(gene)));
    const merged = new Set([...edge, ...touching.flatMap((set) => [...set])]);
    for (const set of touching) sets.splice(sets.indexOf(set), 1);
    sets.push(merged);
  }
  return sets;
}
