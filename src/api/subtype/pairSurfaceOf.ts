import type { SubtypeModel } from "../../runs/subtypeResults.js";
import type { PairSurface } from "./subtypePair.type.js";

/** The surface of two genes, in whichever order they are named; null where the model has no such pair. */
export function pairSurfaceOf(
  { classes, terms, pairs }: SubtypeModel,
  genes: readonly [string, string],
): PairSurface | null {
  const name = (t: number): string => terms[t]!.feature;
  const pair = pairs.find(
    ({ of: [a, b] }) =>
      (name(a) === genes[0] && name(b) === genes[1]) ||
      (name(a) === genes[1] && name(b) === genes[0]),
  );
  if (pair === undefined || classes === null) return null;
  const [first, second] = pair.cuts;
  const width = second.length + 2;
  const table = (of: Float64Array): number[][] =>
    Array.from({ length: first.length + 2 }, (_, i) => [
      ...of.subarray(i * width, (i + 1) * width),
    ]);
  return {
    class: classes.at(-1)!,
    first: { gene: name(pair.of[0]), cuts: [...first] },
    second: { gene: name(pair.of[1]), cuts: [...second] },
    patients: table(pair.rows),
    score: table(pair.scores),
    sd: table(pair.sd),
  };
}
