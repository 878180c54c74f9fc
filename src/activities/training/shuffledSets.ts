import type { DiscoveryProtocol } from "../../knowledge/protocol.js";

/** What is asked of a p that is a rank among shuffled models, all genes together. */
const POOLED = ["locatedContrast.p", "mapAgreement.p"];

/**
 * Sets of shuffled labels to train: the protocol's, and for a small panel as many more as every criterion can be passed with
 * whose p is a rank among them, 1 / (1 + sets × genes) at least; more where they are asked for.
 */
export function shuffledSets(
  {
    permutations,
    criteria,
  }: Pick<DiscoveryProtocol, "permutations" | "criteria">,
  genes: number,
  asked = 0,
): number {
  const wanted = Math.max(permutations.shuffledSets, asked);
  const needed = criteria
    .filter(({ metric }) => POOLED.includes(metric))
    .map(({ threshold }) => Math.floor(1 / threshold - 1) + 1);
  return Math.max(wanted, ...needed.map((least) => Math.ceil(least / genes)));
}
