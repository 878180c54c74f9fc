import type { EpochCalls } from "./epochCalls.js";
import type { InjectedHead } from "./injectedHead.js";

/**
 * The epoch whose losses are asked, chosen without a look at what was exchanged: the one in which the heads lose least on
 * bags that they were not trained on, so after they have learnt and before they memorise. Where no bag was held back, the
 * one in which two components say most against one; that is a weaker guide, since two say much of memorised losses.
 */
export function injectionEpoch(
  heads: readonly InjectedHead[],
  byEpoch: readonly Pick<EpochCalls, "gain">[],
): number {
  const held = heads.flatMap(({ heldBack }) =>
    heldBack === null ? [] : [heldBack],
  );
  const worth =
    held.length === heads.length
      ? byEpoch.map((_, e) => -held.reduce((sum, own) => sum + own[e]!, 0))
      : byEpoch.map(({ gain }) => gain);
  return worth.reduce((best, own, e) => (own > worth[best]! ? e : best), 0);
}
