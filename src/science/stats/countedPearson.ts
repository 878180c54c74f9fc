/** Which stratum each member belongs to, from 0. @shape of [n] */
export interface StratumPlaces {
  readonly of: Int32Array;
  readonly count: number;
}

/** Numbers the strata. */
export function stratumPlaces(
  strata: readonly (string | null)[],
): StratumPlaces {
  const places = new Map<string | null, number>();
  const of = Int32Array.from(strata, (stratum) => {
    const place = places.get(stratum) ?? places.size;
    places.set(stratum, place);
    return place;
  });
  return { of, count: places.size };
}

/**
 * Pearson's r within strata of a sample that holds each member so many times; NaN where either side does not vary.
 * @shape x, y, counts [n]
 */
export function countedPearson(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  counts: ArrayLike<number>,
  strata: StratumPlaces,
): number {
  const mx = means(x, counts, strata);
  const my = means(y, counts, strata);
  let [xy, xx, yy, size] = [0, 0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    const stratum = strata.of[i]!;
    const a = x[i]! - mx[stratum]!;
    const b = y[i]! - my[stratum]!;
    const n = counts[i]!;
    xy += n * a * b;
    xx += n * a * a;
    yy += n * b * b;
    size += n * (mx[stratum]! ** 2 + my[stratum]! ** 2);
  }
  const scale = Math.sqrt(xx * yy);
  return scale > 1e-12 * (counts.length + size) ? xy / scale : Number.NaN;
}

function means(
  values: ArrayLike<number>,
  counts: ArrayLike<number>,
  { of, count }: StratumPlaces,
): Float64Array {
  const sums = new Float64Array(count);
  const held = new Float64Array(count);
  for (let i = 0; i < counts.length; i++) {
    sums[of[i]!]! += counts[i]! * values[i]!;
    held[of[i]!]! += counts[i]!;
  }
  return sums.map((sum, s) => (held[s]! > 0 ? sum / held[s]! : 0));
}
