import type { Graph } from "../../src/graph/graph.js";

/** A Step with everything joined to it, without times and turns: the same whenever and by whomever it was written. */
export interface StepDump {
  readonly step: unknown;
  readonly links: readonly {
    readonly type: string;
    readonly [key: string]: unknown;
  }[];
}

const QUERY = `
  MATCH (:Run {id: $run})-[:CALLED]->(s:Step)
  CALL (s) {
    MATCH (s)-[r]-() RETURN r
    UNION
    MATCH (n:Entity {step: s.id})-[r]-() RETURN r
    UNION
    MATCH (s)-[:USED]->(n)-[r]-(m) WHERE NOT n:Step AND NOT m:Step RETURN r
  }
  WITH s, r, startNode(r) AS a, endNode(r) AS b
  WITH s, type(r) AS type, properties(r) AS props, properties(a) AS a, properties(b) AS b
  ORDER BY type, a.id, b.id, props.key, props.role
  RETURN properties(s) AS step, collect({type: type, props: props, from: a, to: b}) AS links
  ORDER BY step.id`;

/** All Steps of a run in the order of their ids, with what is joined to them. */
export async function dumpOf(graph: Graph, run: string): Promise<StepDump[]> {
  const { records } = await graph.read((tx) => tx.run(QUERY, { run }));
  return records.map((row) => ({
    step: timeless(row.get("step")),
    links: timeless(row.get("links")) as StepDump["links"],
  }));
}

function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timeless);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([name]) => !/At$|^at$|^turns?$/.test(name),
  );
  return Object.fromEntries(
    kept.sort().map(([name, member]) => [name, timeless(member)]),
  );
}
