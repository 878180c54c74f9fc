import type { PairAssessment } from "../../science/legs/assessGene.js";
import { benjaminiHochberg } from "../../science/stats/benjaminiHochberg.js";

/** A pair with its q values after counting every pair that was tried. */
export interface AssessedPair extends PairAssessment {
  /** Of `present`. */
  readonly q: number;
  /** Of `givenSubtype`; null where too few subtypes are known. */
  readonly givenSubtypeQ: number | null;
  /** Of `givenMsi`; null where too few have a known status. */
  readonly givenMsiQ: number | null;
}

/**
 * Counts pairs: each p is one of as many as pairs were tried, the ones that could not be assessed included.
 * @param tried at least as many as were found
 */
export function countPairs(
  found: readonly PairAssessment[],
  tried: number,
): AssessedPair[] {
  const missing = Array<number>(tried - found.length).fill(1);
  const counted = (p: (pair: PairAssessment) => number): number[] =>
    benjaminiHochberg([...found.map(p), ...missing]);
  const present = counted((pair) => pair.present.p);
  const givenSubtype = counted((pair) => pair.givenSubtype?.p ?? 1);
  const givenMsi = counted((pair) => pair.givenMsi?.p ?? 1);
  return found.map((pair, i) => ({
    ...pair,
    q: present[i]!,
    givenSubtypeQ: pair.givenSubtype === null ? null : givenSubtype[i]!,
    givenMsiQ: pair.givenMsi === null ? null : givenMsi[i]!,
  }));
}
