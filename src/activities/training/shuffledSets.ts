import type { DiscoveryProtocol } from "../../knowledge/protocol.js";

/**
 * Sets of shuffled labels to train: the protocol's, and for a small panel as many more as `located` can be passed with,
 * whose p is at least 1 / (1 + sets × genes); more where they are asked for.
 */
export function shuffledSets(
  {
    permutations,
    criteria,
  }: Pick<DiscoveryProtocol, "permutations" | "criteria">,
  genes: number,
  asked = 0,
): number {
  const located = criteria.find(({ metric }) => metric === "locatedContrast.p");
  const wanted = Math.max(permutations.shuffledSets, asked);
  if (located === undefined) return wanted;
  const least = Math.floor(1 / located.threshold - 1) + 1;
  return Math.max(wanted, Math.ceil(least / genes));
}
