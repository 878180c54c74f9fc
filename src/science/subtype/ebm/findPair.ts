import type { EbmModel, PairTerm } from "./ebmModel.js";

/** What a model learnt of two features together, in whichever order they are named; null where it has no such pair. */
export function findPair(
  { terms, pairs }: EbmModel,
  features: readonly [string, string],
): PairTerm | null {
  const named = ({ of: [a, b] }: PairTerm): boolean => {
    const own = [terms[a]!.feature, terms[b]!.feature];
    return (
      features[0] !== features[1] && features.every((f) => own.includes(f))
    );
  };
  return pairs.find(named) ?? null;
}
