import { identify } from "../../knowledge/identity.js";
import type { NodeRecord } from "../../knowledge/provenance.js";

/** The genes that are tried, as a node. */
export function panelNode(panel: {
  readonly name: string;
  readonly genes: readonly string[];
}): NodeRecord {
  const { name, genes } = panel;
  return {
    label: "Panel",
    id: identify("Panel", { name, genes: [...genes] }),
    props: { name, genes: [...genes] },
  };
}
