import type { Graph } from "./graph.js";

/**
 * The least size the log had when any Step upstream of the entities started: what was registered at a lower index came
 * before all of them. null where nothing made them.
 */
export function earliestLogSize(
  graph: Graph,
  entities: readonly string[],
): Promise<number | null> {
  return graph.read(async (tx) => {
    const seen = new Set<string>();
    let frontier = [...new Set(entities)];
    let least: number | null = null;
    while (frontier.length > 0) {
      const { records } = await tx.run(
        `UNWIND $frontier AS id
         MATCH (:Entity {id: id})-[:WAS_GENERATED_BY]->(s:Step)
         WITH DISTINCT s WHERE NOT s.id IN $seen
         OPTIONAL MATCH (s)-[:USED]->(source:Entity)
         RETURN s.id AS step, s.logSize AS size, collect(DISTINCT source.id) AS sources`,
        { frontier, seen: [...seen] },
      );
      const next = new Set<string>();
      for (const row of records) {
        seen.add(String(row.get("step")));
        const size = Number(row.get("size"));
        least = least === null ? size : Math.min(least, size);
        const sources: string[] = row.get("sources");
        for (const id of sources) next.add(id);
      }
      frontier = [...next];
    }
    return least;
  });
}
