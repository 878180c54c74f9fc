import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../mark.js";
import { pidOf } from "../service.js";
import type { Neo4jServer, ServerWay } from "../service.js";
import { readState } from "../state.js";
import type { Service } from "../state.js";
import { neo4jVersion } from "./handshake.js";
import { NEO4J_START_MS } from "./launch.js";
import { NEO4J_USER, neo4jPassword } from "./password.js";

/** The Neo4j that this checkout started before and that still runs. */
export const before: ServerWay<Neo4jServer> = {
  name: "started before",
  take: async ({ config }) => {
    const { neo4j } = await readState(config.home);
    if (neo4j === undefined) return { why: "none was started" };
    if (neo4j.process !== null && !(await isAlive(neo4j.process)))
      return { why: `its process ${neo4j.process.pid} has ended` };
    const password = await neo4jPassword(config.home);
    const found = await greet(neo4j, password);
    if (found === null) return { why: `port ${neo4j.port} does not answer` };
    return { taken: { reach: () => Promise.resolve(found) } };
  },
};

/** One whose process lives may be about to start; a container says nothing of that. */
async function greet(
  service: Service,
  password: string,
): Promise<Neo4jServer | null> {
  const uri = `bolt://127.0.0.1:${service.port}`;
  const until = Date.now() + (service.process === null ? 0 : NEO4J_START_MS);
  for (;;) {
    const version = await neo4jVersion(uri, NEO4J_USER, password).catch(
      () => null,
    );
    if (version !== null) {
      const { way } = service;
      return {
        uri,
        user: NEO4J_USER,
        password,
        version,
        way,
        ...pidOf(service),
        startedNow: false,
      };
    }
    if (Date.now() >= until) return null;
    if (service.process !== null && !(await isAlive(service.process)))
      return null;
    await sleep(300);
  }
}
