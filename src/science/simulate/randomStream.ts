import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Draws that follow from a seed and a name alone, in whatever order or thread streams are made. */
export interface RandomStream {
  /** From 0 (included) to 1 (excluded). */
  uniform(): number;
  between(least: number, most: number): number;
  /** Of mean 0 and standard deviation 1. */
  normal(): number;
  shuffled<T>(items: readonly T[]): T[];
}

/** First outputs of the generator still look like its seed. */
const DISCARDED = 16;

/** The stream of this seed and name: one for each patient, gene and purpose, so that none depends on another. */
export function randomStream(
  seed: number,
  ...name: readonly (string | number)[]
): RandomStream {
  const generator = xoroshiro128plus(hash([seed, ...name].join("/")));
  for (let i = 0; i < DISCARDED; i++) generator.next();
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

/** 32 bits of a text: FNV-1a, then the finaliser of MurmurHash3. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
