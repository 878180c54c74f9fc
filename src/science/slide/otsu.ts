/**
 * Threshold between two classes of 8-bit values that maximises the variance between them; the lower class is
 * at or below it. @source Otsu 1979, doi:10.1109/TSMC.1979.4310076
 */
export function otsu(values: Uint8Array): number {
  const counts = new Float64Array(256);
  for (let i = 0; i < values.length; i++) counts[values[i]!]!++;
  return otsuOfCounts(counts);
}

/** Otsu's threshold of values that were counted before. @shape counts [levels] */
export function otsuOfCounts(counts: Float64Array): number {
  let sum = 0;
  let all = 0;
  for (let value = 0; value < counts.length; value++) {
    sum += value * counts[value]!;
    all += counts[value]!;
  }
  let best = 0;
  let bestSpread = -1;
  let below = 0;
  let sumBelow = 0;
  for (let value = 0; value < counts.length - 1; value++) {
    below += counts[value]!;
    sumBelow += value * counts[value]!;
    const above = all - below;
    if (below === 0 || above === 0) continue;
    const gap = sumBelow / below - (sum - sumBelow) / above;
    const spread = below * above * gap * gap;
    if (spread > bestSpread) {
      bestSpread = spread;
      best = value;
    }
  }
  return best;
}
