/** Groups of each stratum at each site. @shape [sites][strata] */
export type SiteCounts = readonly (readonly number[])[];

/** Which fold holds each site, and how far the folds are from equal. */
export interface SiteFolds {
  /** @shape [sites] */
  readonly fold: readonly number[];
  /** Σ over strata and folds of the squared count of groups; k² times it less k N² is the imbalance. */
  readonly squares: number;
}

/** Folds while sites are being moved: the counts follow. */
export interface FoldState {
  readonly fold: number[];
  /** @shape [folds][strata] */
  readonly counts: number[][];
}

/** The state with these sites in these folds. */
export function stateOf(
  sites: SiteCounts,
  fold: readonly number[],
  folds: number,
): FoldState {
  const counts = emptyFolds(sites, folds);
  sites.forEach((own, s) => add(counts[fold[s]!]!, own));
  return { fold: [...fold], counts };
}

/** Folds that hold nothing yet. @shape [folds][strata] */
export function emptyFolds(sites: SiteCounts, folds: number): number[][] {
  return Array.from({ length: folds }, () =>
    new Array<number>(sites[0]?.length ?? 0).fill(0),
  );
}

/** Σ of squared counts. */
export function squaresOf(counts: readonly (readonly number[])[]): number {
  return counts.flat().reduce((sum, n) => sum + n * n, 0);
}

/** Adds a site's counts to a fold's. */
export function add(counts: number[], site: readonly number[]): void {
  for (let s = 0; s < counts.length; s++) counts[s]! += site[s]!;
}

/** Takes a site's counts from a fold's. */
export function take(counts: number[], site: readonly number[]): void {
  for (let s = 0; s < counts.length; s++) counts[s]! -= site[s]!;
}
