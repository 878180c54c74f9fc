import { randomGenerator } from "../random/randomGenerator.js";
import { sequentialP } from "../stats/sequentialP.js";

/**
 * Probability of a mean as large, were each difference as likely to have the other sign: that of paired differences which
 * nothing moves one way. Differences of one patient change sign together.
 * @shape differences, patients [n]
 * @source Fisher 1935, The Design of Experiments, section 21
 */
export function signFlipP(
  differences: readonly number[],
  patients: readonly string[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): number {
  const sums = new Map<string, number>();
  differences.forEach((d, i) =>
    sums.set(patients[i]!, (sums.get(patients[i]!) ?? 0) + d),
  );
  const own = [...sums.values()];
  const random = randomGenerator(seed);
  const flipped = (): number =>
    own.reduce((sum, d) => sum + ((random.next() & 1) === 0 ? d : -d), 0);
  const observed = own.reduce((sum, d) => sum + d, 0);
  return sequentialP(observed, flipped, draws).p;
}
