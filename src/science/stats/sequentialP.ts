/** Where a sequential test stopped. */
export interface SequentialP {
  readonly p: number;
  /** Draws made. */
  readonly draws: number;
  /** Draws at least as extreme as what was observed. */
  readonly exceeding: number;
}

/** Exceeding draws after which a p is known well enough: its relative error is about a fifth. */
const ENOUGH = 20;

/**
 * Monte Carlo p of an observed statistic: draws from the null until `ENOUGH` are as large, or `most` are made. Stopping
 * early p = exceeding / draws, else (1 + exceeding) / (1 + draws); both are valid at every level, and what is plainly null costs little.
 * @source Besag & Clifford 1991, doi:10.1093/biomet/78.2.301
 */
export function sequentialP(
  observed: number,
  draw: () => number,
  most: number,
): SequentialP {
  let exceeding = 0;
  // A draw that equals what was observed, but for rounding, counts against it.
  const bar = observed - 1e-12 * (1 + Math.abs(observed));
  for (let draws = 1; draws <= most; draws++) {
    if (draw() >= bar) exceeding++;
    if (exceeding === ENOUGH) return { p: exceeding / draws, draws, exceeding };
  }
  return { p: (1 + exceeding) / (1 + most), draws: most, exceeding };
}
