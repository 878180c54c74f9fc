import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { randomGenerator } from "../random/randomGenerator.js";
import { seedOf } from "../random/seedOf.js";

/** Draws that follow from a seed and a name alone, in whatever order or thread streams are made. */
export interface RandomStream {
  /** From 0 (included) to 1 (excluded). */
  uniform(): number;
  between(least: number, most: number): number;
  /** Of mean 0 and standard deviation 1. */
  normal(): number;
  shuffled<T>(items: readonly T[]): T[];
}

/** The stream of this seed and name: one for each patient, gene and purpose, so that none depends on another. */
export function randomStream(
  seed: number,
  ...name: readonly (string | number)[]
): RandomStream {
  const generator = randomGenerator(seedOf([seed, ...name]));
  const uniform = (): number => uniformFloat64(generator);
  return {
    uniform,
    between: (least, most) => least + (most - least) * uniform(),
    // Box and Muller 1958.
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - uniform())) *
      Math.cos(2 * Math.PI * uniform()),
    shuffled: (items) => shuffle([...items], uniform),
  };
}

function shuffle<T>(items: T[], uniform: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
