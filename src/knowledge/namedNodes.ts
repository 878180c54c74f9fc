import { identify } from "./identity.js";
import type { NodeRecord } from "./provenance.js";

/** A gene: it is its symbol. */
export function geneNode(symbol: string): NodeRecord {
  return { label: "Gene", id: identify("Gene", { symbol }), props: { symbol } };
}

/** A subtype: it is its name. */
export function subtypeNode(name: string): NodeRecord {
  return {
    label: "Subtype",
    id: identify("Subtype", { name }),
    props: { name },
  };
}

/** A morphology: it is its name. */
export function morphologyNode(name: string): NodeRecord {
  return {
    label: "Morphology",
    id: identify("Morphology", { name }),
    props: { name },
  };
}
