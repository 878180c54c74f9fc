import { canonical } from "./identity.js";
import { criterionId } from "./protocolId.js";
import type { NodeRecord, Value } from "./provenance.js";

/** A criterion as the graph keeps it: numbers, texts and lists as they are; anything deeper as canonical JSON; what is null is left out. */
export function criterionNode(
  criterion: Readonly<Record<string, unknown>>,
): NodeRecord {
  const props: Record<string, Value> = {};
  for (const [key, value] of Object.entries(criterion)) {
    if (value === null || value === undefined) continue;
    const name = key === "id" ? "slug" : key;
    props[name] =
      typeof value === "object" ? canonical(value) : (value as Value);
  }
  return { label: "Criterion", id: criterionId(criterion), props };
}
