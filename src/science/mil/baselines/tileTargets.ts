import { ROLE } from "../head.js";
import type { TileSet } from "./tileSet.js";

/** Tiles, and what is to be learnt from the bags they are of. */
export interface TileFit {
  readonly tiles: TileSet;
  /** In units of their spread; NaN where missing. @shape [genes][bags] */
  readonly labels: readonly Float32Array[];
  /** ROLE of each bag. @shape [bags] */
  readonly role: Uint8Array;
  readonly seed: number;
}

/** Bags of one role that have a label of some gene. */
export function bagsOf(
  { labels, role }: Pick<TileFit, "labels" | "role">,
  part: keyof typeof ROLE,
): number[] {
  return [...role.keys()].filter(
    (b) =>
      role[b] === ROLE[part] && labels.some((own) => !Number.isNaN(own[b])),
  );
}

/** Labelled pairs of gene and bag among these bags. */
export function pairCount(
  { labels }: Pick<TileFit, "labels">,
  bags: readonly number[],
): number {
  return labels.reduce(
    (sum, own) => sum + bags.filter((b) => !Number.isNaN(own[b])).length,
    0,
  );
}

/** Mean squared error over the labelled pairs of the early-stopping bags; null where there are none. */
export function stoppingError(
  fit: TileFit,
  predict: (bag: number) => ArrayLike<number>,
): number | null {
  const bags = bagsOf(fit, "stopping");
  if (bags.length === 0) return null;
  let sum = 0;
  for (const b of bags) {
    const predicted = predict(b);
    fit.labels.forEach((own, g) => {
      if (!Number.isNaN(own[b])) sum += (predicted[g]! - own[b]!) ** 2;
    });
  }
  return sum / pairCount(fit, bags);
}

/** What a model says of every bag. @shape result [genes][bags] */
export function predictAll(
  { tiles, labels }: TileFit,
  predict: (bag: number) => ArrayLike<number>,
): Float64Array[] {
  const bags = tiles.from.length - 1;
  const out = labels.map(() => new Float64Array(bags));
  for (let b = 0; b < bags; b++) {
    const predicted = predict(b);
    out.forEach((own, g) => (own[b] = predicted[g]!));
  }
  return out;
}
