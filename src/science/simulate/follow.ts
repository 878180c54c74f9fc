import type { RandomStream } from "./randomStream.js";

/** Values of mean 0 and standard deviation 1. @throws RangeError where all are equal */
export function standardise(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const sd = Math.sqrt(
    centred.reduce((sum, value) => sum + value * value, 0) / values.length,
  );
  if (!(sd > 1e-9))
    throw new RangeError("values that are all equal cannot be standardised");
  return centred.map((value) => value / sd);
}

/**
 * Standardised values whose Pearson correlation with a driver is exactly `r`: the driver, and noise from which
 * whatever follows the driver is taken away.
 */
export function follow(
  driver: readonly number[],
  r: number,
  random: RandomStream,
): number[] {
  const z = standardise(driver);
  const noise = standardise(z.map(() => random.normal()));
  const shared =
    noise.reduce((sum, value, i) => sum + value * z[i]!, 0) / z.length;
  const rest = standardise(noise.map((value, i) => value - shared * z[i]!));
  return z.map((value, i) => r * value + Math.sqrt(1 - r * r) * rest[i]!);
}
