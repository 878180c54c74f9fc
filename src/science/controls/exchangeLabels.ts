import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";

/** Labels of which a known share is wrong. */
export interface ExchangedLabels {
  readonly labels: Float32Array;
  /** 1 where a bag has another's label. @shape [bags] */
  readonly exchanged: Uint8Array;
}

/**
 * Exchanges the labels of a share of the given bags among each other. Those chosen are ordered by label and each takes the
 * one half the order away, so that every exchanged label is far from the true one while all labels together stay the same.
 * @param labels NaN where there is none: such bags are not chosen @param among bags to choose from
 * @param share of those bags, 0 to 1
 */
export function exchangeLabels(
  labels: Float32Array,
  among: readonly boolean[],
  { share, seed }: { readonly share: number; readonly seed: number },
): ExchangedLabels {
  const random = randomGenerator(seed);
  const pool = [...labels.keys()].filter(
    (b) => among[b] && !Number.isNaN(labels[b]),
  );
  for (let i = pool.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  const chosen = pool
    .slice(0, Math.round(share * pool.length))
    .sort((a, b) => labels[a]! - labels[b]!);
  const half = Math.floor(chosen.length / 2);
  const wrong = Float32Array.from(labels);
  const exchanged = new Uint8Array(labels.length);
  chosen.forEach((b, i) => {
    const from = chosen[(i + half) % chosen.length]!;
    wrong[b] = labels[from]!;
    exchanged[b] = from === b ? 0 : 1;
  });
  return { labels: wrong, exchanged };
}
