import { labelOfStart } from "../../knowledge/identity.js";
import type { Label } from "../../knowledge/provenance.js";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";

/**
 * Finds what a person may mean: slides and specimens of this name, patients of this pseudonym, or everything whose id begins so.
 * @returns so many ids at most, in their order
 */
export function findNamed(
  graph: Graph,
  { named, most }: { readonly named: string; readonly most: number },
): Promise<string[]> {
  const label = labelOfStart(named);
  return graph.read(async (tx) => {
    const ways = label === null ? NAMES : [...NAMES, begins(label)];
    const { records } = await tx.run(
      `CALL () { ${ways.join(" UNION ")} } RETURN id ORDER BY id LIMIT toInteger($most)`,
      { named, most },
    );
    return records.map((row) => text.parse(row.get("id")));
  });
}

/** A laboratory's own name may begin as an id does, so names are looked for always. */
const NAMES = [
  "MATCH (n:Slide {name: $named}) RETURN n.id AS id",
  "MATCH (n:Specimen {name: $named}) RETURN n.id AS id",
  "MATCH (n:Patient {pseudonym: $named}) RETURN n.id AS id",
];

const begins = (label: Label): string =>
  `MATCH (n:${label}) WHERE n.id STARTS WITH $named RETURN n.id AS id`;
