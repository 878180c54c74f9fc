import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { Value } from "../../knowledge/provenance.js";

/** An item as its node keeps it; what is not known is left out. */
export function itemProps({
  interval,
  folds,
  ...item
}: EvidenceItem): Record<string, Value> {
  const known: Record<string, Value> = {};
  const all = {
    ...item,
    low: interval?.low,
    high: interval?.high,
    foldsAgree: folds?.agree,
    foldsOf: folds?.of,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) known[name] = value;
  return known;
}
