import { openGraph } from "../graph/graph.js";
import type { Graph, GraphAddress } from "../graph/graph.js";
import { importKnownFacts } from "../graph/knownFacts.js";
import { migrate } from "../graph/migrate.js";
import { shippedKnownFacts } from "./knownFacts.js";
import { registerShipped } from "./registerShipped.js";

/** Brings a graph to this version's schema, and gives it the protocols and known facts that ship; harmless the second time. */
export async function prepareGraph(
  graph: Graph,
  checkout: string,
): Promise<void> {
  await migrate(graph);
  const registeredAt = new Date().toISOString();
  await registerShipped(graph, checkout, registeredAt);
  const facts = await shippedKnownFacts(checkout);
  await importKnownFacts(graph, facts, { at: registeredAt, keep: true });
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
