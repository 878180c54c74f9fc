import { join } from "node:path";
import { readKnownFacts } from "../io/tables/readKnownFacts.js";
import type { KnownFact } from "../knowledge/knownFact.js";

export {
  KnownFactsError,
  readKnownFacts,
} from "../io/tables/readKnownFacts.js";

/** The links that ship, `schema/known-facts.csv`. @throws KnownFactsError */
export function shippedKnownFacts(checkout: string): Promise<KnownFact[]> {
  return readKnownFacts(join(checkout, "schema", "known-facts.csv"));
}
