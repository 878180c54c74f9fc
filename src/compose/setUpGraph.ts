import { openGraph } from "../graph/graph.js";
import type { Graph, GraphAddress } from "../graph/graph.js";
import { migrate } from "../graph/migrate.js";
import { registerProtocol } from "../graph/protocols.js";
import { shippedProtocols } from "./shippedProtocols.js";

/** Brings a graph to this version's schema and registers the protocols that ship; harmless the second time. */
export async function prepareGraph(
  graph: Graph,
  checkout: string,
): Promise<void> {
  await migrate(graph);
  const registeredAt = new Date().toISOString();
  for (const json of await shippedProtocols(checkout))
    await registerProtocol(graph, { json, registeredAt });
}

/** Prepares the graph at an address, and lets it go. */
export async function setUpGraph(
  checkout: string,
  { uri, user, password }: GraphAddress,
): Promise<void> {
  const graph = openGraph({ uri, user, password });
  try {
    await prepareGraph(graph, checkout);
  } finally {
    await graph.close();
  }
}
