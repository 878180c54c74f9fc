import type { DiscoveryProtocol } from "../../knowledge/protocol.js";
import { shuffledSets } from "./shuffledSets.js";

/** How the heads of a panel are trained. */
export interface HeadPlan {
  /** Sets of shuffled labels beside the measured ones. */
  readonly shuffles: number;
  /** Genes trained as one computation. */
  readonly genesPerGroup: number;
}

/** Sets that are trained where nobody says how many. */
const USUAL_SETS = 20;

/** Label sets of one computation, over all its genes: what their heads say of every tile is held at once. */
const SERIES_PER_GROUP = 63;

/**
 * Plans the heads of a panel. A protocol that only explores is content with the sets that it asks; under the others the
 * usual ones are trained, unless more or fewer are asked for, and never fewer than the protocol's.
 * @param genes of the panel
 */
export function headPlan(
  protocol: Pick<
    DiscoveryProtocol,
    "permutations" | "criteria" | "exploratory"
  >,
  genes: number,
  asked: number | undefined,
): HeadPlan {
  const usual = protocol.exploratory === true ? 0 : USUAL_SETS;
  const shuffles = shuffledSets(protocol, genes, asked ?? usual);
  const genesPerGroup = Math.floor(SERIES_PER_GROUP / (1 + shuffles));
  return { shuffles, genesPerGroup: Math.max(1, genesPerGroup) };
}
