import { identify } from "../../knowledge/identity.js";
import type { Gene } from "./gene.type.js";

/** A gene is known by its symbol, so nothing is read. */
export function geneNamed(symbol: string): Gene {
  return { id: identify("Gene", { symbol }), symbol };
}
