import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../../science/random/randomGenerator.js";
import type { LoadedBag } from "./loadTiles.js";

/** Some tiles of a bag. */
export interface SampledBag {
  /** Place among the bags. */
  readonly bag: number;
  readonly patient: string;
  /** Rows of the tiles, ascending. */
  readonly tiles: readonly number[];
  /** @shape [tiles, dim] */
  readonly features: Float32Array;
}

/** Enough to compare maps by, and little enough that a control of hundreds of large slides takes minutes. */
export const SAMPLE = { bags: 40, tiles: 200 } as const;

/** Some bags and some tiles of each, drawn from all that are given. @param among places of the bags to draw from */
export function sampleBags(
  bags: readonly LoadedBag[],
  among: readonly number[],
  {
    seed,
    most = SAMPLE,
  }: {
    readonly seed: number;
    readonly most?: { readonly bags: number; readonly tiles: number };
  },
): SampledBag[] {
  return drawn(among, most.bags, seed).map((b) => {
    const { bag, tiles, features } = bags[b]!;
    const dim = features.length / tiles.length;
    const rows = drawn([...tiles.keys()], most.tiles, seed + b + 1);
    const own = new Float32Array(rows.length * dim);
    rows.forEach((row, i) =>
      own.set(features.subarray(row * dim, (row + 1) * dim), i * dim),
    );
    return { bag: b, patient: bag.patient, tiles: rows, features: own };
  });
}

function drawn(all: readonly number[], count: number, seed: number): number[] {
  const random = randomGenerator(seed);
  const order = [...all];
  for (let i = order.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order.slice(0, count).sort((a, b) => a - b);
}
