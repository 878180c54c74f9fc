import type { Tx } from "./graph.js";

/** A Step that something rests on. */
export interface UpstreamStep {
  readonly id: string;
  readonly name: string;
  /** How long the log was when it started. */
  readonly logSize: number;
}

/** Every Step that the entities rest on, nearest first, each once. */
export async function upstreamSteps(
  tx: Tx,
  entities: readonly string[],
): Promise<UpstreamStep[]> {
  const found = new Map<string, UpstreamStep>();
  let frontier = [...new Set(entities)];
  while (frontier.length > 0) {
    const { records } = await tx.run(
      `UNWIND $frontier AS id
       MATCH (:Entity {id: id})-[:WAS_GENERATED_BY]->(s:Step)
       WITH DISTINCT s WHERE NOT s.id IN $seen
       OPTIONAL MATCH (s)-[:USED]->(source:Entity)
       RETURN s.id AS id, s.name AS name, s.logSize AS logSize, collect(DISTINCT source.id) AS sources
       ORDER BY id`,
      { frontier, seen: [...found.keys()] },
    );
    const next = new Set<string>();
    for (const row of records) {
      const id = String(row.get("id"));
      const name = String(row.get("name"));
      found.set(id, { id, name, logSize: Number(row.get("logSize")) });
      const sources: string[] = row.get("sources");
      for (const source of sources) next.add(source);
    }
    frontier = [...next];
  }
  return [...found.values()];
}
