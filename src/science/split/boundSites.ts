import { bySize } from "./searchSites.js";
import type { SiteCounts, SiteFolds } from "./siteFolds.js";
import { add, emptyFolds, take } from "./siteFolds.js";

/** Partial spreads looked at before the search is given up: about two seconds for six strata. */
const MOST_NODES = 300_000;

/**
 * Looks for a better spread of whole sites than the one given, by branch and bound: sites from the largest, each into every
 * fold that differs, given up where even the groups that are left, dealt one by one, could not do better.
 * @returns the best found, and whether every spread was looked at or ruled out
 */
export function boundSites(
  sites: SiteCounts,
  folds: number,
  start: SiteFolds,
): SiteFolds & { readonly proven: boolean } {
  const order = bySize(sites);
  const left = remainders(sites, order);
  const counts = emptyFolds(sites, folds);
  const fold = new Array<number>(sites.length).fill(0);
  let best = start;
  let nodes = 0;
  const visit = (depth: number): void => {
    if (depth === order.length) {
      best = { fold: [...fold], squares: leastSquares(counts, left[depth]!) };
      return;
    }
    const site = order[depth]!;
    for (const { to } of choices(depth)) {
      if (nodes >= MOST_NODES) return;
      nodes++;
      fold[site] = to;
      add(counts[to]!, sites[site]!);
      if (leastSquares(counts, left[depth + 1]!) < best.squares)
        visit(depth + 1);
      take(counts[to]!, sites[site]!);
    }
  };
  /** Folds for the next site, the most promising first; of folds that hold the same only one. */
  const choices = (depth: number): { to: number; bound: number }[] => {
    const own = sites[order[depth]!]!;
    const seen = new Set<string>();
    return counts
      .flatMap((held, to) => {
        const key = held.join();
        if (seen.has(key)) return [];
        seen.add(key);
        add(held, own);
        const bound = leastSquares(counts, left[depth + 1]!);
        take(held, own);
        return [{ to, bound }];
      })
      .sort((a, b) => a.bound - b.bound || a.to - b.to);
  };
  visit(0);
  return { ...best, proven: nodes < MOST_NODES };
}

/** Groups of each stratum that are left before each site of the order, and none at its end. @shape [sites + 1][strata] */
function remainders(sites: SiteCounts, order: readonly number[]): number[][] {
  const left = [new Array<number>(sites[0]?.length ?? 0).fill(0)];
  for (const site of [...order].reverse()) {
    const next = [...left[0]!];
    add(next, sites[site]!);
    left.unshift(next);
  }
  return left;
}

/** Σ of squared counts, were what is left of each stratum dealt one group at a time to the fold with fewest. */
function leastSquares(
  counts: readonly (readonly number[])[],
  left: readonly number[],
): number {
  let sum = 0;
  for (let s = 0; s < left.length; s++) {
    const held = counts.map((own) => own[s]!).sort((a, b) => a - b);
    sum += filledSquares(held, left[s]!);
  }
  return sum;
}

/** @param held ascending */
function filledSquares(held: readonly number[], left: number): number {
  let total = left;
  let filled = 0;
  while (
    filled < held.length &&
    total + held[filled]! > held[filled]! * (filled + 1)
  )
    total += held[filled++]!;
  let sum = 0;
  for (let f = filled; f < held.length; f++) sum += held[f]! ** 2;
  if (filled === 0) return sum;
  const base = Math.floor(total / filled);
  const more = total % filled;
  return sum + (filled - more) * base ** 2 + more * (base + 1) ** 2;
}
