import { pearson } from "../stats/correlation.js";

/** What several heads see in one bag that none of them trained on. @shape [heads][tiles] */
export type HeadMaps = readonly ArrayLike<number>[];

/** One bag as heads see it that never trained. */
export interface UntrainedBag {
  /** Tiles that they were shown: all, or some of many. */
  readonly tiles: readonly number[];
  /** @shape [heads][shown tiles] */
  readonly maps: HeadMaps;
}

/** The maps of the folds' models of one gene, and what they are held against, bag by bag. */
export interface FoldMapsInput {
  readonly own: readonly HeadMaps[];
  /** Those of models taught shuffled labels of the gene, set by set. */
  readonly taughtShuffled: readonly (readonly HeadMaps[])[];
  readonly untrained: readonly UntrainedBag[];
}

/** How alike the maps of one gene are in each bag. */
export interface FoldMaps {
  /**
   * Covariance over tiles of the folds' maps, mean over pairs: of the gene's own models, then of those taught shuffled
   * labels. It keeps the size of what is carried: ranks of next to nothing agree as well as any.
   * @unit that of the maps, squared @shape [1 + sets][bags]
   */
  readonly shared: readonly (readonly number[])[];
  /**
   * Correlation between the folds' maps, less the size of that with maps of heads that never trained, each the mean over
   * pairs. The sign of a head that never trained means nothing: with it, such heads would be like no map at all.
   * @shape [bags]
   */
  readonly beyondUntrained: readonly number[];
}

/** Compares the maps of one gene's models, bag by bag. */
export function foldMaps(input: FoldMapsInput): FoldMaps {
  const { own, taughtShuffled, untrained } = input;
  return {
    shared: [own, ...taughtShuffled].map((bags) => bags.map(covariance)),
    beyondUntrained: own.map((maps, b) => beyond(maps, untrained[b]!)),
  };
}

/** Of a sum of maps the variance is that of each and twice the covariance of each pair. */
function covariance(maps: HeadMaps): number {
  const tiles = maps[0]?.length ?? 0;
  const sum = Float64Array.from({ length: tiles }, (_, t) =>
    maps.reduce((all, map) => all + map[t]!, 0),
  );
  const each = maps.reduce((all, map) => all + variance(map), 0);
  return (variance(sum) - each) / (maps.length * (maps.length - 1));
}

function variance(map: ArrayLike<number>): number {
  const values = Array.from(map);
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

function beyond(maps: HeadMaps, { tiles, maps: others }: UntrainedBag): number {
  const shown = maps.map((map) => tiles.map((t) => map[t]!));
  const between = shown.flatMap((map, f) =>
    shown.slice(f + 1).map((other) => pearson(map, other)),
  );
  const toUntrained = shown.flatMap((map) =>
    others.map((other) => Math.abs(pearson(map, other))),
  );
  return meanOf(between) - meanOf(toUntrained);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
