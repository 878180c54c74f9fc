/** What one request may cost at most. */
export interface Limits {
  /** Fields within fields; the contract's documents go 7 deep. */
  readonly depth: number;
  /** Fields asked for, times the rows of the lists they are in; the contract's documents cost up to 13,000. */
  readonly cost: number;
  /** Words and signs of a document. */
  readonly tokens: number;
  /** Size of a request's body. */
  readonly bodyBytes: number;
  readonly queryMs: number;
  /** Starting a run reads the cohort first. */
  readonly mutationMs: number;
}

/** Enough for every document of the contract, at the most rows a page may have. */
export const DEFAULT_LIMITS: Limits = {
  depth: 12,
  cost: 20_000,
  tokens: 2000,
  bodyBytes: 256 * 1024,
  queryMs: 20_000,
  mutationMs: 600_000,
};
