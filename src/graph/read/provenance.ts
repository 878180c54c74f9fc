import { z } from "zod";
import type { Graph, Tx } from "../graph.js";
import { storedNode } from "../../knowledge/log/storedNode.js";
import { upstreamSteps } from "../upstreamSteps.js";
import { text, texts } from "./rows/field.js";

const link = z.object({ step: text, entity: text, role: text });

const found = z.object({
  steps: z.array(storedNode),
  entities: z.array(z.object({ labels: texts, node: storedNode })),
  agents: z.array(storedNode),
  used: z.array(link),
  generated: z.array(link),
  associated: z.array(z.object({ step: text, agent: text })),
});

/** How something was made, with all that the graph keeps of it. */
export type FoundProvenance = Omit<z.output<typeof found>, "entities"> & {
  readonly entities: readonly {
    readonly label: string;
    readonly node: z.output<typeof storedNode>;
  }[];
};

/** All that something was made by and from, however remotely; null where there is no such entity. */
export function readProvenance(
  graph: Graph,
  entity: string,
): Promise<FoundProvenance | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      "MATCH (e:Entity {id: $entity}) RETURN e.id",
      { entity },
    );
    return records.length === 0 ? null : provenanceOf(tx, entity);
  });
}

/** The same, within a transaction. Of what the Steps made, only what others used, and the entity itself. */
export async function provenanceOf(
  tx: Tx,
  entity: string,
): Promise<FoundProvenance> {
  const upstream = await upstreamSteps(tx, [entity]);
  const steps = upstream.map(({ id }) => id);
  const { records } = await tx.run(QUERY, { steps, entity });
  const { entities, ...rest } = found.parse(records[0]!.toObject());
  return {
    ...rest,
    entities: entities.map(({ labels, node }) => ({
      label: labels.find((label) => label !== "Entity") ?? "Entity",
      node,
    })),
  };
}

const QUERY = `
  WITH COLLECT {
    MATCH (s:Step) WHERE s.id IN $steps RETURN s ORDER BY s.id
  } AS steps
  CALL (steps) {
    UNWIND steps AS s MATCH (s)-[:USED]->(e:Entity) RETURN e
    UNION
    MATCH (e:Entity {id: $entity}) RETURN e
  }
  WITH steps, e ORDER BY e.id
  WITH steps, collect(e) AS entities
  RETURN
    [s IN steps | properties(s)] AS steps,
    [e IN entities | {labels: labels(e), node: properties(e)}] AS entities,
    COLLECT { UNWIND steps AS s MATCH (s)-[:WAS_ASSOCIATED_WITH]->(a:Agent) WITH DISTINCT a ORDER BY a.id RETURN properties(a) } AS agents,
    COLLECT { UNWIND steps AS s MATCH (s)-[u:USED]->(e:Entity)
      WITH s, u, e ORDER BY s.id, u.role, e.id RETURN {step: s.id, entity: e.id, role: u.role} } AS used,
    COLLECT { UNWIND entities AS e MATCH (e)-[g:WAS_GENERATED_BY]->(s:Step)
      WITH s, g, e ORDER BY e.id, s.id RETURN {step: s.id, entity: e.id, role: g.role} } AS generated,
    COLLECT { UNWIND steps AS s MATCH (s)-[:WAS_ASSOCIATED_WITH]->(a:Agent)
      WITH s, a ORDER BY s.id, a.id RETURN {step: s.id, agent: a.id} } AS associated`;
