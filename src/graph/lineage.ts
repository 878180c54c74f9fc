import neo4j from "neo4j-driver";
import { labelOf } from "../knowledge/identity.js";
import type { Graph, Tx } from "./graph.js";

/** Which way: to what something was made from, or to what was made from it. */
export type LineageDirection = "UPSTREAM" | "DOWNSTREAM";

/** Where to start, which way, how far. */
export interface LineageRequest {
  readonly id: string;
  readonly direction: LineageDirection;
  /** Links to follow: two a step, from an entity to its Step and on. */
  readonly depth: number;
  /** Nodes to return at most. */
  readonly limit: number;
}

/** A link as it is stored, whichever way it was walked. */
export interface LineageLink {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly role: string | null;
}

/** What was reached, nearest first, the start included. */
export interface Lineage {
  readonly nodes: readonly { readonly label: string; readonly id: string }[];
  readonly links: readonly LineageLink[];
  /** Whether depth or limit left something out. */
  readonly truncated: boolean;
}

/** Links looked at in one level, for each node that may be returned. */
const LINKS_PER_NODE = 50;

/**
 * Walks the data plane level by level. A Claim is no entity: its lineage starts with its head version and the
 * verdicts on it; downstream of an entity it does not appear, but the versions, lines and verdicts do.
 */
export function lineage(
  graph: Graph,
  request: LineageRequest,
): Promise<Lineage> {
  return graph.read((tx) => walk(tx, request));
}

async function walk(tx: Tx, request: LineageRequest): Promise<Lineage> {
  const seen = new Set<string>();
  const links = new Map<string, LineageLink>();
  if (await exists(tx, request.id)) seen.add(request.id);
  let frontier = [...seen];
  let truncated = false;
  for (let level = 0; frontier.length > 0; level++) {
    const found = await linksFrom(tx, frontier, request);
    if (found.length > request.limit * LINKS_PER_NODE) truncated = true;
    if (level >= request.depth) {
      truncated ||= found.some(({ reached }) => !seen.has(reached));
      for (const { reached, link } of found)
        if (seen.has(reached)) links.set(keyOf(link), link);
      break;
    }
    const next: string[] = [];
    for (const { reached, link } of found) {
      if (!seen.has(reached)) {
        if (seen.size >= request.limit) {
          truncated = true;
          continue;
        }
        seen.add(reached);
        next.push(reached);
      }
      links.set(keyOf(link), link);
    }
    frontier = next;
  }
  const nodes = [...seen].map((id) => ({ label: labelOf(id) ?? "", id }));
  return { nodes, links: [...links.values()], truncated };
}

const keyOf = ({ from, to, type, role }: LineageLink) =>
  [from, to, type, role].join(" ");

async function exists(tx: Tx, id: string): Promise<boolean> {
  const label = labelOf(id);
  if (label === null) return false;
  const { records } = await tx.run(
    `MATCH (n:${label} {id: $id}) RETURN n.id LIMIT 1`,
    { id },
  );
  return records.length > 0;
}

interface Found {
  readonly reached: string;
  readonly link: LineageLink;
}

async function linksFrom(
  tx: Tx,
  frontier: readonly string[],
  { direction, limit }: LineageRequest,
): Promise<Found[]> {
  const ids = (label: string) => frontier.filter((id) => labelOf(id) === label);
  const { records } = await tx.run(STEPS_OF[direction], {
    claims: ids("Claim"),
    steps: ids("Step"),
    entities: frontier.filter(
      (id) => !["Claim", "Step"].includes(labelOf(id) ?? ""),
    ),
    limit: neo4j.int(limit * LINKS_PER_NODE + 1),
  });
  return records.map((row) => ({
    reached: row.get("reached"),
    link: {
      from: row.get("from"),
      to: row.get("to"),
      type: row.get("type"),
      role: row.get("role"),
    },
  }));
}

/** Of each link the near end is known by its id, so that only the far one is read. */
const CLAIMS = `
  UNWIND $claims AS id
  MATCH (:Claim {id: id})-[r:HEAD]->(n)
  RETURN n.id AS reached, id AS from, n.id AS to, type(r) AS type, r.role AS role
  UNION ALL
  UNWIND $claims AS id
  MATCH (:Claim {id: id})-[:HEAD]->(v:ClaimVersion)<-[r:OF]-(n)
  RETURN n.id AS reached, n.id AS from, v.id AS to, type(r) AS type, r.role AS role`;

/** Links that leave what is known by its id. */
const LEAVING =
  "n.id AS reached, id AS from, n.id AS to, type(r) AS type, r.role AS role";

/** Links that come to it. */
const COMING =
  "n.id AS reached, n.id AS from, id AS to, type(r) AS type, r.role AS role";

const FOUND = `
  RETURN reached, from, to, type, role
  ORDER BY from, to, type, role LIMIT $limit`;

const STEPS_OF: Record<LineageDirection, string> = {
  UPSTREAM: `
    CALL () {
      UNWIND $entities AS id
      MATCH (:Entity {id: id})-[r:WAS_GENERATED_BY]->(n:Step)
      RETURN ${LEAVING}
      UNION ALL
      UNWIND $steps AS id
      MATCH (:Step {id: id})-[r:USED]->(n:Entity)
      RETURN ${LEAVING}
      UNION ALL ${CLAIMS}
    } ${FOUND}`,
  DOWNSTREAM: `
    CALL () {
      UNWIND $entities AS id
      MATCH (:Entity {id: id})<-[r:USED]-(n:Step)
      RETURN ${COMING}
      UNION ALL
      UNWIND $steps AS id
      MATCH (:Step {id: id})<-[r:WAS_GENERATED_BY]-(n:Entity)
      RETURN ${COMING}
      UNION ALL ${CLAIMS}
    } ${FOUND}`,
};
