import { labelOfStart } from "../../knowledge/identity.js";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";

/**
 * Finds what a person may mean: slides of this name, patients of this pseudonym, or everything whose id begins so.
 * @returns so many ids at most, in their order
 */
export function findNamed(
  graph: Graph,
  { named, most }: { readonly named: string; readonly most: number },
): Promise<string[]> {
  const label = labelOfStart(named);
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      label === null
        ? BY_NAME
        : `MATCH (n:${label}) WHERE n.id STARTS WITH $named RETURN n.id AS id ORDER BY id LIMIT toInteger($most)`,
      { named, most },
    );
    return records.map((row) => text.parse(row.get("id")));
  });
}

const BY_NAME = `
  CALL () {
    MATCH (n:Slide {name: $named}) RETURN n.id AS id
    UNION
    MATCH (n:Patient {pseudonym: $named}) RETURN n.id AS id
  }
  RETURN id ORDER BY id LIMIT toInteger($most)`;
