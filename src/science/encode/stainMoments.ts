/** Mean and standard deviation of a stain's amounts. */
export function meanAndSd(values: Float32Array): [number, number] {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    squares += values[i]! ** 2;
  }
  const mean = sum / values.length;
  const variance = squares / values.length - mean * mean;
  return [mean, Math.sqrt(Math.max(0, variance))];
}

/** Pearson's r of two stains from their means and standard deviations; 0 where one does not vary. */
export function stainCorrelation(
  a: Float32Array,
  b: Float32Array,
  [[meanA, sdA], [meanB, sdB]]: readonly [readonly number[], readonly number[]],
): number {
  if (sdA! < 1e-3 || sdB! < 1e-3) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return (sum / a.length - meanA! * meanB!) / (sdA! * sdB!);
}
