/** Correlation, of either sign, beyond which genes count as expressed together: as where one may stand in for another. */
export const MODULE_R = 0.5;

/**
 * Modules of genes that are expressed together: sets are joined, the most alike first, while the mean strength of
 * correlation between their genes exceeds MODULE_R. A mean, since a single pair that is alike by chance must not join two
 * modules. All genes without a partner form one further set, since nothing tells them apart.
 * @param correlation of each pair @shape [genes][genes]
 * @returns the set of each gene, counted from 0 in order of first appearance @shape [genes]
 * @source average linkage: Sokal & Michener 1958, University of Kansas Science Bulletin 38:1409
 */
export function coexpressionModules(
  correlation: readonly ArrayLike<number>[],
): number[] {
  let sets = correlation.map((_, g) => [g]);
  for (;;) {
    const nearest = nearestSets(sets, correlation);
    if (nearest === null) break;
    const [a, b] = nearest;
    sets = [...sets.filter((set) => set !== a && set !== b), [...a, ...b]];
  }
  const modules = sets.filter((set) => set.length > 1);
  const names: number[] = [];
  return correlation.map((_, g) => {
    // -1: alone.
    const own = modules.findIndex((set) => set.includes(g));
    if (!names.includes(own)) names.push(own);
    return names.indexOf(own);
  });
}

/** The two sets that are most alike; null where none are enough so. */
function nearestSets(
  sets: readonly (readonly number[])[],
  correlation: readonly ArrayLike<number>[],
): [readonly number[], readonly number[]] | null {
  let most = MODULE_R;
  let nearest: [readonly number[], readonly number[]] | null = null;
  sets.forEach((a, i) => {
    for (const b of sets.slice(0, i)) {
      const mean = meanStrength(a, b, correlation);
      if (mean > most) [most, nearest] = [mean, [a, b]];
    }
  });
  return nearest;
}

function meanStrength(
  a: readonly number[],
  b: readonly number[],
  correlation: readonly ArrayLike<number>[],
): number {
  let sum = 0;
  for (const g of a) for (const h of b) sum += Math.abs(correlation[g]![h]!);
  return sum / (a.length * b.length);
}
