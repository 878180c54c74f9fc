import type { Protocol } from "../knowledge/protocol.js";

/**
 * Sets of shuffled labels to train: the protocol's, and for a small panel as many more as `located` can be passed with,
 * whose p is at least 1 / (1 + sets × genes).
 */
export function shuffledSets(
  { permutations, criteria }: Protocol,
  genes: number,
): number {
  const located = criteria.find(({ metric }) => metric === "locatedContrast.p");
  if (located === undefined) return permutations.shuffledSets;
  const least = Math.floor(1 / located.threshold - 1) + 1;
  return Math.max(permutations.shuffledSets, Math.ceil(least / genes));
}
