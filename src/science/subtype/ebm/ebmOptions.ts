/** How an explainable boosting machine is fitted. */
export interface EbmOptions {
  /** Bins of a feature at most, the missing one not counted. */
  readonly maxBins: number;
  /** Share of a step that is taken. */
  readonly learningRate: number;
  /** Leaves of one tree. */
  readonly maxLeaves: number;
  /** Rows that a leaf holds at least. */
  readonly minLeaf: number;
  /** Models that are averaged, each on its own part of the rows. */
  readonly outerBags: number;
  /** Share of the rows that a bag keeps for early stopping. */
  readonly heldOut: number;
  /** First rounds, whose trees are cut at random: they keep shape functions from following single rows. */
  readonly smoothingRounds: number;
  /** Greedy steps beside each cyclic one; 0: cyclic alone. */
  readonly greedyRatio: number;
  readonly maxRounds: number;
  /** Rounds without a lower held-out loss after which a bag stops. */
  readonly patience: number;
  /** Of each class, in the order of the classes; null: all alike. */
  readonly classWeights: readonly number[] | null;
  /** Pairs of features that may add together what none adds alone, the strongest; binary and regression only. */
  readonly pairs: number;
  /** Bins of a feature in a pair at most, the missing one not counted. */
  readonly pairBins: number;
  /** Features whose shape must only rise (1) or fall (-1), by place; binary and regression only. They take no part in pairs. */
  readonly monotone: ReadonlyMap<number, 1 | -1>;
}

/** What serves a table of tens to thousands of rows. */
export const EBM_DEFAULTS: EbmOptions = {
  maxBins: 1022,
  learningRate: 0.015,
  maxLeaves: 2,
  minLeaf: 4,
  outerBags: 14,
  heldOut: 0.15,
  smoothingRounds: 75,
  greedyRatio: 10,
  maxRounds: 2000,
  patience: 100,
  classWeights: null,
  pairs: 0,
  pairBins: 64,
  monotone: new Map(),
};
