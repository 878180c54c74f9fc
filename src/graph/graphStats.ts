import { LEGAL_LINKS, REQUIRED } from "../knowledge/provenance.js";
import type { Graph } from "./graph.js";

/** How much the graph holds. */
export interface GraphStats {
  /** Nodes by label; labels without nodes are left out. */
  readonly nodes: Readonly<Record<string, number>>;
  /** Links by type; types without links are left out. */
  readonly links: Readonly<Record<string, number>>;
}

/** Types the gateway itself writes. */
const OWN = [
  "USED",
  "WAS_GENERATED_BY",
  "WAS_ASSOCIATED_WITH",
  "CALLED",
  "COUNTS_FOR",
];

/** Counts nodes and links, from the database's own counters. */
export function graphStats(graph: Graph): Promise<GraphStats> {
  const nodes = Object.keys(REQUIRED).map(
    (label) =>
      `MATCH (n:${label}) RETURN 'node' AS of, '${label}' AS kind, count(n) AS count`,
  );
  const links = [...OWN, ...Object.keys(LEGAL_LINKS)].map(
    (type) =>
      `MATCH ()-[r:${type}]->() RETURN 'link' AS of, '${type}' AS kind, count(r) AS count`,
  );
  const query = [...nodes, ...links].join("\nUNION ALL\n");
  return graph.read(async (tx) => {
    const { records } = await tx.run(query);
    const of = (what: string) =>
      Object.fromEntries(
        records
          .filter(
            (row) => row.get("of") === what && Number(row.get("count")) > 0,
          )
          .map((row) => [String(row.get("kind")), Number(row.get("count"))]),
      );
    return { nodes: of("node"), links: of("link") };
  });
}
