import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { randomGenerator } from "../random/randomGenerator.js";
import { sequentialP } from "../stats/sequentialP.js";
import { meanRanks } from "../stats/ranks.js";
import { meanJaccard, topTiles } from "./topOverlap.js";

/** How far maps agree, in one measure. */
export interface Agreed {
  /** Mean over bags. */
  readonly value: number;
  /** What maps that have nothing in common give, in the mean. */
  readonly shuffled: number;
  /** Of one as large, were each map dealt anew over the tiles of its bag. */
  readonly p: number;
}

/** How far several models agree where to look. */
export interface MapAgreement {
  /** Bags that were read by all the models and whose maps are not constant. */
  readonly bags: number;
  readonly models: number;
  readonly kendallW: Agreed;
  readonly rankCorrelation: Agreed;
  /** Jaccard's index of the top 5 % of the tiles. */
  readonly topJaccard: Agreed;
}

interface Ranked {
  /** @shape [models][tiles] */
  readonly ranks: readonly Float64Array[];
  readonly tops: readonly Int32Array[];
  /** Sum of squares between tiles where all maps rank them alike. */
  readonly most: number;
  readonly held: Uint8Array;
}

/** Kendall's W and Jaccard's index of one arrangement of all maps. */
interface Seen {
  readonly w: number;
  readonly jaccard: number;
}

/**
 * Agreement of models on bags that none of them trained on. The null deals each map anew over the tiles of its bag: maps
 * have nothing in common but their values. It is easily beaten, since models of one encoder and overlapping patients
 * share more than the label; what models taught shuffled labels agree on is the harder comparison.
 * @param maps of each bag @shape [bags][models][tiles]
 * @returns null where no bag has two maps that vary
 */
export function mapAgreement(
  maps: readonly (readonly ArrayLike<number>[])[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): MapAgreement | null {
  const bags = maps.filter(isComparable).map(ranked);
  const models = bags[0]?.ranks.length ?? 0;
  if (models < 2) return null;
  const observed = arrangement(bags, null);
  const random = randomGenerator(seed);
  const drawn: Seen[] = [];
  // Both measures are of the same draws, each of which is made once.
  const p = (of: (seen: Seen) => number): number => {
    let next = 0;
    const draw = (): number =>
      of((drawn[next++] ??= arrangement(bags, random)));
    return sequentialP(of(observed), draw, draws).p;
  };
  const w = p((seen) => seen.w);
  const jaccard = p((seen) => seen.jaccard);
  const mean = (of: (seen: Seen) => number): number =>
    drawn.reduce((sum, seen) => sum + of(seen), 0) / drawn.length;
  const correlation = ({ w: own }: Seen): number =>
    (models * own - 1) / (models - 1);
  const agreed = (of: (seen: Seen) => number, own: number): Agreed => ({
    value: of(observed),
    shuffled: mean(of),
    p: own,
  });
  return {
    bags: bags.length,
    models,
    kendallW: agreed((seen) => seen.w, w),
    // A rising function of W, so their p is one.
    rankCorrelation: agreed(correlation, w),
    topJaccard: agreed((seen) => seen.jaccard, jaccard),
  };
}

/** Every map of a bag varies: a constant one ranks nothing. */
function isComparable(maps: readonly ArrayLike<number>[]): boolean {
  return (
    maps.length > 1 &&
    maps.every((map) => Array.from(map).some((value) => value !== map[0]))
  );
}

function ranked(maps: readonly ArrayLike<number>[]): Ranked {
  const ranks = maps.map(meanRanks);
  const tiles = maps[0]!.length;
  let spread = 0;
  for (const own of ranks)
    for (const rank of own) spread += (rank - (tiles + 1) / 2) ** 2;
  return {
    ranks,
    tops: maps.map(topTiles),
    most: maps.length * spread,
    held: new Uint8Array(tiles),
  };
}

/** @param random deals each map but a bag's first anew; null: as they are */
function arrangement(
  bags: readonly Ranked[],
  random: RandomGenerator | null,
): Seen {
  let w = 0;
  let jaccard = 0;
  for (const bag of bags) {
    const orders = bag.ranks.map((own, m) =>
      random === null || m === 0 ? null : shuffledOrder(own.length, random),
    );
    const tops = bag.tops.map((own, m) => {
      const order = orders[m];
      return order ? own.map((t) => order[t]!) : own;
    });
    w += concordanceOf(bag, orders) / bags.length;
    jaccard += meanJaccard(tops, bag.held) / bags.length;
  }
  return { w, jaccard };
}

/** Kendall's W where the rank of tile t lies at order[t]; what does not depend on the order was worked out before. */
function concordanceOf(
  { ranks, most }: Ranked,
  orders: readonly (Int32Array | null)[],
): number {
  const tiles = ranks[0]!.length;
  const sums = new Float64Array(tiles);
  ranks.forEach((own, m) => {
    const order = orders[m];
    for (let t = 0; t < tiles; t++) sums[order ? order[t]! : t]! += own[t]!;
  });
  const centre = (ranks.length * (tiles + 1)) / 2;
  let between = 0;
  for (let t = 0; t < tiles; t++) between += (sums[t]! - centre) ** 2;
  return between / most;
}

function shuffledOrder(tiles: number, random: RandomGenerator): Int32Array {
  const order = Int32Array.from({ length: tiles }, (_, t) => t);
  for (let i = tiles - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
