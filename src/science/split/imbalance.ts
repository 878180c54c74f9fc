/** Groups of each stratum in each fold. @shape [strata][folds] */
export type FoldCounts = readonly (readonly number[])[];

/**
 * How far folds are from holding equal shares of every stratum: the sum over strata and folds of (k n - N)², 0 where
 * all shares are equal.
 * @source Howard 2021, doi:10.1038/s41467-021-24698-1
 */
export function imbalance(counts: FoldCounts): number {
  return counts.reduce((sum, folds) => {
    const all = folds.reduce((total, n) => total + n, 0);
    return (
      sum + folds.reduce((own, n) => own + (folds.length * n - all) ** 2, 0)
    );
  }, 0);
}

/** Counts the members of each stratum in each fold; strata in order of first appearance. */
export function foldCounts<T>(
  members: readonly T[],
  folds: number,
  of: (member: T) => { readonly stratum: string | null; readonly fold: number },
): number[][] {
  const counts = new Map<string | null, number[]>();
  for (const member of members) {
    const { stratum, fold } = of(member);
    const own = counts.get(stratum) ?? new Array<number>(folds).fill(0);
    own[fold]! += 1;
    counts.set(stratum, own);
  }
  return [...counts.values()];
}
