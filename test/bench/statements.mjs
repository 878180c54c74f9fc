/**
 * Time of a statement of 2,500 bytes through the graph and through the driver alone, on a Neo4j of its own. After `npm run build`:
 *
 *     node test/bench/statements.mjs [times=200]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import neo4j from "neo4j-driver";
import { readConfig } from "../../dist/src/config.js";
import { openGraph } from "../../dist/src/graph/graph.js";
import { startStack } from "../../dist/src/stack/startStack.js";
import { stopStack } from "../../dist/src/stack/stopStack.js";

const times = Number(
  process.argv.find((one) => one.startsWith("times="))?.slice(6) ?? 200,
);
const home = mkdtempSync(join(tmpdir(), "histoclaim-bench-"));
const config = readConfig(
  { ...process.env, HISTOCLAIM_HOME: home },
  resolve(import.meta.dirname, "../.."),
);
const statement = `RETURN $x AS x // ${"-".repeat(2500)}`;

/** Median time of a read of one statement. @unit ms */
async function median(read) {
  const taken = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    await read((tx) => tx.run(statement, { x: i }));
    taken.push(performance.now() - begun);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}

try {
  const stack = await startStack({ config, log: console.error });
  const { uri, user, password } = stack.neo4j;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const session = driver.session();
  // The connection of the driver alone is opened before the graph asks for others that send at once.
  const alone = await median((work) => session.executeRead(work));
  const graph = openGraph(stack.neo4j);
  const ours = await median((work) => graph.read(work));
  console.log(`${alone.toFixed(1)} ms: the driver alone`);
  console.log(`${ours.toFixed(1)} ms: the graph`);
  console.log(`driver / graph: ${(alone / ours).toFixed(1)}`);
  await graph.close();
  await session.close();
  await driver.close();
} finally {
  await stopStack({ config, log: console.error });
  rmSync(home, { recursive: true, force: true });
}
