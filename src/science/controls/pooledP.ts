/** How a value stands among those of a null. */
export interface PooledP {
  readonly p: number;
  /** Mean of the null's values; null where there is none. */
  readonly nullMean: number | null;
  readonly nulls: number;
}

/**
 * Share of a null's values that are as large, the value itself counted among them, so that p is never zero and holds its
 * level whatever the number of null values.
 * @source Phipson & Smyth 2010, doi:10.2202/1544-6115.1585
 */
export function pooledP(value: number, nulls: ArrayLike<number>): PooledP {
  let exceeding = 0;
  let sum = 0;
  for (let i = 0; i < nulls.length; i++) {
    sum += nulls[i]!;
    if (nulls[i]! >= value) exceeding++;
  }
  return {
    p: (1 + exceeding) / (1 + nulls.length),
    nullMean: nulls.length === 0 ? null : sum / nulls.length,
    nulls: nulls.length,
  };
}
