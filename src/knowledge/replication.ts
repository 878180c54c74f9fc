/** How what a Step made again agrees with what it had made, best first. */
export const AGREEMENTS = ["EQUAL", "WITHIN_TOLERANCE", "DIFFERENT"] as const;

/** One of them. */
export type Agreement = (typeof AGREEMENTS)[number];

/** One place where two makings differ. */
export interface Difference {
  /** Role of the output. */
  readonly output: string;
  /** The array, the path in a document, or the property. */
  readonly what: string;
  /** Greatest distance of two numbers; null where they cannot be compared as numbers. */
  readonly farthest: number | null;
  /** Numbers that differ by more than the tolerance; 1 where they cannot be compared as numbers. */
  readonly beyond: number;
}

/** Numbers agree within a millionth, and a ten-thousandth of the greater: the last digits of single precision sums. */
const ABSOLUTE = 1e-6;
const RELATIVE = 1e-4;

/** Compares two arrays of one shape; null where all numbers are the same. NaN is the same as NaN. */
export function compareNumbers(
  was: ArrayLike<number>,
  is: ArrayLike<number>,
): Pick<Difference, "farthest" | "beyond"> | null {
  if (was.length !== is.length) return { farthest: null, beyond: 1 };
  let farthest = 0;
  let beyond = 0;
  for (let i = 0; i < was.length; i++) {
    const [a, b] = [was[i]!, is[i]!];
    if (Object.is(a, b) || a === b) continue;
    const distance = Math.abs(a - b);
    if (!Number.isFinite(distance)) return { farthest: null, beyond: 1 };
    farthest = Math.max(farthest, distance);
    const most = ABSOLUTE + RELATIVE * Math.max(Math.abs(a), Math.abs(b));
    if (distance > most) beyond += 1;
  }
  return farthest === 0 ? null : { farthest, beyond };
}

/** What differences come to. */
export function agreementOf(differences: readonly Difference[]): Agreement {
  if (differences.length === 0) return "EQUAL";
  return differences.some(({ beyond }) => beyond > 0)
    ? "DIFFERENT"
    : "WITHIN_TOLERANCE";
}
