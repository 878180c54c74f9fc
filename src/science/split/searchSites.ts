import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import type { FoldState, SiteCounts, SiteFolds } from "./siteFolds.js";
import { add, emptyFolds, squaresOf, stateOf, take } from "./siteFolds.js";

/** Sites thrown into other folds before the search begins again. */
const KICK = 3;
/** New beginnings for each site. */
const KICKS_A_SITE = 10;
/** Pairs of sites looked at in all: a second or so, however many sites there are. */
const MOST_PAIRS = 6_000_000;
const SEED = 1;

/**
 * Spreads whole sites over folds by local search: the largest first, each into the fold that it suits best; then the best
 * move of one site or swap of two, until none is better; then again from the best so far with three sites displaced. What
 * it draws is the same always, so that equal cohorts have equal folds.
 */
export function searchSites(sites: SiteCounts, folds: number): SiteFolds {
  const state = stateOf(sites, greedy(sites, folds), folds);
  const random = randomGenerator(SEED);
  let pairs = settle(sites, state);
  let best = snapshot(state);
  const kicks = sites.length > KICK ? KICKS_A_SITE * sites.length : 0;
  for (let kick = 0; kick < kicks && pairs < MOST_PAIRS; kick++) {
    const tried = stateOf(sites, best.fold, folds);
    for (let i = 0; i < KICK; i++) {
      const site = uniformInt(random, 0, sites.length - 1);
      move(sites, tried, site, uniformInt(random, 0, folds - 1));
    }
    pairs += settle(sites, tried);
    const found = snapshot(tried);
    if (found.squares < best.squares) best = found;
  }
  return best;
}

function snapshot({ fold, counts }: FoldState): SiteFolds {
  return { fold: [...fold], squares: squaresOf(counts) };
}

function greedy(sites: SiteCounts, folds: number): number[] {
  const counts = emptyFolds(sites, folds);
  const fold = new Array<number>(sites.length).fill(0);
  for (const site of bySize(sites)) {
    const own = sites[site]!;
    const cost = counts.map((held) => overlap(own, held));
    fold[site] = cost.indexOf(Math.min(...cost));
    add(counts[fold[site]!]!, own);
  }
  return fold;
}

/** Sites from the largest, equals in their order. */
export function bySize(sites: SiteCounts): number[] {
  const size = sites.map((own) => own.reduce((sum, n) => sum + n, 0));
  return [...sites.keys()].sort((a, b) => size[b]! - size[a]! || a - b);
}

function overlap(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, n, s) => sum + n * b[s]!, 0);
}

function move(
  sites: SiteCounts,
  { fold, counts }: FoldState,
  site: number,
  to: number,
): void {
  take(counts[fold[site]!]!, sites[site]!);
  add(counts[to]!, sites[site]!);
  fold[site] = to;
}

/** Best moves and swaps until none is better. @returns pairs looked at */
function settle(sites: SiteCounts, state: FoldState): number {
  let pairs = 0;
  for (;;) {
    const step = bestStep(sites, state);
    pairs += (sites.length * (sites.length + state.counts.length)) / 2;
    if (step === null) return pairs;
    const from = state.fold[step.site]!;
    move(sites, state, step.site, step.to);
    if (step.other !== null) move(sites, state, step.other, from);
  }
}

interface Step {
  readonly site: number;
  readonly to: number;
  /** The site that comes back for it. */
  readonly other: number | null;
}

function bestStep(sites: SiteCounts, { fold, counts }: FoldState): Step | null {
  const nothing = new Array<number>(sites[0]?.length ?? 0).fill(0);
  let best: Step | null = null;
  let least = 0;
  const look = (site: number, to: number, other: number | null): void => {
    const back = other === null ? nothing : sites[other]!;
    const [held, joined] = [counts[fold[site]!]!, counts[to]!];
    const change = changeOf(sites[site]!, back, held, joined);
    if (change < least) [least, best] = [change, { site, to, other }];
  };
  sites.forEach((_, site) => {
    counts.forEach((_held, to) => {
      if (to !== fold[site]) look(site, to, null);
    });
    for (let other = site + 1; other < sites.length; other++)
      if (fold[other] !== fold[site]) look(site, fold[other]!, other);
  });
  return best;
}

/** Half the change of the squared counts where one site leaves a fold for another and a second comes back. */
function changeOf(
  out: readonly number[],
  back: readonly number[],
  held: readonly number[],
  joined: readonly number[],
): number {
  let sum = 0;
  for (let s = 0; s < out.length; s++) {
    const d = out[s]! - back[s]!;
    sum += d * (joined[s]! - held[s]! + d);
  }
  return sum;
}
