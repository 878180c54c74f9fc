import type { HeldOut } from "../../graph/standing/readHeldOut.js";
import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { ActivityDeps } from "../deps.js";
import { getJson } from "../step/json.js";
import type { ItemsByCriterion } from "./evidenceItems.js";

/** Items by line of what was computed before; a line that nothing is known of any more is left out. */
export async function keptItems(
  deps: { readonly blobs: Pick<ActivityDeps["blobs"], "get"> },
  sources: readonly HeldOut[],
): Promise<ReadonlyMap<string, readonly EvidenceItem[]>> {
  const items = new Map<string, readonly EvidenceItem[]>();
  for (const { kept, lines } of sources) {
    if (kept === null) continue;
    type Found = Readonly<Record<string, ItemsByCriterion>>;
    const found = await getJson<Found>(deps, kept);
    for (const { id, subject, criterion } of lines) {
      // What is not of genes and pairs is not computed anew: it stays marked.
      const own = subject === null ? undefined : found[subject]?.[criterion];
      if (own !== undefined) items.set(id, own);
    }
  }
  return items;
}
