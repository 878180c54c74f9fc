import { countLevels } from "../slide/countLevels.js";
import { sameSpace } from "../slide/space.js";

/** Quantiles by which a channel is described. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
/** Bins over -0.5 to 2.5 optical density. */
const BINS = 600;
const LEAST = -0.5;
const MOST = 2.5;
const BINS_PER_UNIT = BINS / (MOST - LEAST);

/** Length of one channel's description. */
export const DISTRIBUTION_DIM = 3 + QUANTILES.length;

const binSpace = sameSpace(Uint16Array);

/** Mean, standard deviation, skewness (bounded) and quantiles of a stain's amounts. */
export function distribution(values: Float32Array): number[] {
  const n = values.length;
  const bins = binSpace(n);
  let sum = 0;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    const square = value * value;
    sum += value;
    squares += square;
    cubes += square * value;
    const bin = ((value - LEAST) * BINS_PER_UNIT) | 0;
    bins[i] = bin < 0 ? 0 : bin < BINS ? bin : BINS - 1;
  }
  const mean = sum / n;
  const sd = Math.sqrt(Math.max(0, squares / n - mean * mean));
  const third = cubes / n - 3 * mean * (squares / n) + 2 * mean ** 3;
  const skew = sd > 1e-3 ? Math.max(-5, Math.min(5, third / sd ** 3)) : 0;
  return [mean, sd, skew, ...quantiles(countLevels(bins, BINS), n)];
}

function quantiles(counts: Int32Array, n: number): number[] {
  const found: number[] = [];
  let bin = 0;
  let below = counts[0]!;
  for (const q of QUANTILES) {
    while (below < q * n && bin < BINS - 1) below += counts[++bin]!;
    found.push(LEAST + ((bin + 0.5) / BINS) * (MOST - LEAST));
  }
  return found;
}
