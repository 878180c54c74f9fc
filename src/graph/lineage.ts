import { labelOf } from "../knowledge/identity.js";
import type { Reader } from "./graph.js";
import type { LineageDirection, LineageLink } from "./lineageLinks.js";
import { lineageLinks } from "./lineageLinks.js";

export type { LineageDirection, LineageLink };

/** Where to start, which way, how far. */
export interface LineageRequest {
  readonly id: string;
  readonly direction: LineageDirection;
  /** Links to follow: two a step, from an entity to its Step and on. */
  readonly depth: number;
  /** Nodes to return at most. */
  readonly limit: number;
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
export async function lineage(
  graph: Reader,
  request: LineageRequest,
): Promise<Lineage> {
  const seen = new Set<string>();
  const links: LineageLink[] = [];
  if (await exists(graph, request.id)) seen.add(request.id);
  let frontier = [...seen];
  let truncated = false;
  const { direction, limit } = request;
  const most = limit * LINKS_PER_NODE;
  for (let level = 0; frontier.length > 0; level++) {
    const found = await lineageLinks(graph, { ids: frontier, direction, most });
    if (found.length > most) truncated = true;
    if (level >= request.depth) {
      truncated ||= found.some(({ reached }) => !seen.has(reached));
      for (const { reached, link } of found)
        if (seen.has(reached)) links.push(link);
      break;
    }
    const next: string[] = [];
    for (const { reached, link } of found) {
      if (!seen.has(reached)) {
        if (seen.size >= limit) {
          truncated = true;
          continue;
        }
        seen.add(reached);
        next.push(reached);
      }
      links.push(link);
    }
    frontier = next;
  }
  const nodes = [...seen].map((id) => ({ label: labelOf(id) ?? "", id }));
  return { nodes, links, truncated };
}

async function exists(graph: Reader, id: string): Promise<boolean> {
  const label = labelOf(id);
  if (label === null) return false;
  const { records } = await graph.run(
    `MATCH (n:${label} {id: $id}) RETURN n.id LIMIT 1`,
    { id },
  );
  return records.length > 0;
}
