import neo4j from "neo4j-driver";
import type { Graph } from "../graph.js";
import type { Condition, Listing } from "./listing.js";

/** Rows counted at most; a list that is longer has no count. */
export const COUNTED_AT_MOST = 10_000;

/** How long the list is for each parent, in one query; null where it is too long to count. */
export async function countRows(
  graph: Graph,
  { match }: Pick<Listing<unknown>, "match">,
  {
    parents,
    condition,
  }: { readonly parents: readonly string[]; readonly condition: Condition },
): Promise<(number | null)[]> {
  const { records } = await graph.run(
    `UNWIND $parents AS parent
     CALL (parent) {
       ${match}
       WITH DISTINCT n
       ${condition.cypher}
       WITH n LIMIT $most
       RETURN count(n) AS count
     }
     RETURN parent, count`,
    {
      ...condition.params,
      parents,
      most: neo4j.int(COUNTED_AT_MOST + 1),
    },
  );
  const counts = new Map<string, number>(
    records.map((record) => [record.get("parent"), record.get("count")]),
  );
  return parents.map((parent) => {
    const count = counts.get(parent) ?? 0;
    return count > COUNTED_AT_MOST ? null : count;
  });
}
