import { randomUUID } from "node:crypto";
import {
  openGraph,
  type Graph,
  type GraphAddress,
} from "../../src/graph/graph.js";
import { migrate } from "../../src/graph/migrate.js";

/** Tests that are rolled back hold the write lock for as long as they last. */
const RETRY_MS = 45_000;

/** The Neo4j under test: named in the environment, else the one that the suite started. */
export async function openTestGraph(
  options: Pick<GraphAddress, "readTimeoutMs"> = {},
): Promise<Graph> {
  const uri = process.env["HISTOCLAIM_TEST_NEO4J_URI"];
  const user = process.env["HISTOCLAIM_TEST_NEO4J_USER"] ?? "neo4j";
  const password = process.env["HISTOCLAIM_TEST_NEO4J_PASSWORD"] ?? "";
  if (uri === undefined)
    throw new Error("HISTOCLAIM_TEST_NEO4J_URI names no Neo4j");
  const retryMs = RETRY_MS;
  const graph = openGraph({ uri, user, password, retryMs, ...options });
  await migrate(graph);
  return graph;
}

/** A name that no other test uses: the database is shared and never wiped. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomUUID()}`;
}
