import { pino } from "pino";
import { composeServer } from "../../../dist/src/compose/composeServer.js";
import { readConfig } from "../../../dist/src/config.js";
import { openGraph } from "../../../dist/src/graph/graph.js";
import { graphStats } from "../../../dist/src/graph/graphStats.js";
import { ownerToken } from "../../../dist/src/stack/ownerToken.js";
import { programEnvironment } from "../../../dist/src/stack/programEnvironment.js";
import { startStack } from "../../../dist/src/stack/startStack.js";
import { stopStack } from "../../../dist/src/stack/stopStack.js";

/** Does the work while a home's data are served, by the server in this process, so that its statements can be profiled. */
export async function serving(config, work) {
  const asked = { config, log: console.error };
  const stack = await startStack(asked);
  const env = programEnvironment(config, stack);
  const named = readConfig({ ...process.env, ...env }, config.checkout);
  try {
    const server = await composeServer(named, pino({ level: "silent" }));
    const listening = await server.api.listen({ host: "127.0.0.1", port: 0 });
    try {
      const ask = asker(listening.url, await ownerToken(config.home));
      await work({ ask, size: () => sizeOf(stack.neo4j) });
    } finally {
      await listening.close();
      await server.close();
    }
  } finally {
    await stopStack(asked);
  }
}

function asker(url, token) {
  return async (document, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const { data, errors } = await response.json();
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
}

async function sizeOf(address) {
  const graph = openGraph(address);
  const { nodes, links } = await graphStats(graph);
  await graph.close();
  const sum = (counts) => Object.values(counts).reduce((all, n) => all + n, 0);
  return `${nodes.Step} steps, ${nodes.Claim} claims, ${sum(nodes)} nodes, ${sum(links)} links`;
}
