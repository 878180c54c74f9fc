import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  containerName,
  findEngine,
  startContainer,
  stopContainer,
  waitContainer,
} from "../container.js";
import type { Container } from "../container.js";
import { freePort } from "../freePort.js";
import type { Ask, Neo4jServer, ServerWay } from "../service.js";
import { updateState } from "../state.js";
import type { Refusal } from "../way.js";
import { neo4jVersion } from "./handshake.js";
import { NEO4J_START_MS, NEO4J_STOP_MS, neo4jHome } from "./launch.js";
import { NEO4J_USER, neo4jPassword } from "./password.js";
import { NEO4J_VERSION } from "./recipe.js";

/** Neo4j's image under a container engine of this machine. */
export const container: ServerWay<Neo4jServer> = {
  name: "container engine",
  take: async (ask) => {
    const engine = await findEngine();
    if ("why" in engine) return engine;
    const reach = (refusals: readonly Refusal[]): Promise<Neo4jServer> =>
      start(ask, engine.taken, refusals);
    return { taken: { reach } };
  },
};

async function start(
  { config, log }: Ask,
  engine: string,
  refusals: readonly Refusal[],
): Promise<Neo4jServer> {
  const password = await neo4jPassword(config.home);
  const port = await freePort(config.home, 7687);
  const ours = await containerOf(config.home, engine, port, password);
  log(`starts Neo4j ${NEO4J_VERSION} (${container.name})`);
  await startContainer(ours, log);
  await updateState(config.home, (state) => ({
    ...state,
    neo4j: {
      way: container.name,
      version: NEO4J_VERSION,
      port,
      process: null,
      container: ours.name,
      engine,
      log: `${engine} logs ${ours.name}`,
      refusals: [...refusals],
    },
  }));
  const uri = `bolt://127.0.0.1:${port}`;
  const greet = (): Promise<string> => neo4jVersion(uri, NEO4J_USER, password);
  try {
    await waitContainer(
      ours,
      async () => (await greet()) !== "",
      NEO4J_START_MS,
    );
  } catch (error) {
    await stopContainer(engine, ours.name, NEO4J_STOP_MS);
    throw error;
  }
  return {
    uri,
    user: NEO4J_USER,
    password,
    version: await greet(),
    way: container.name,
    startedNow: true,
  };
}

async function containerOf(
  home: string,
  engine: string,
  port: number,
  password: string,
): Promise<Container> {
  const folder = join(neo4jHome(home), "data");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    engine,
    name: containerName(home, "neo4j"),
    image: `neo4j:${NEO4J_VERSION}-community`,
    port: { inside: 7687, outside: port },
    volume: { folder, inside: "/data" },
    env: {
      NEO4J_AUTH: `${NEO4J_USER}/${password}`,
      NEO4J_server_memory_heap_initial__size: "512m",
      NEO4J_server_memory_heap_max__size: "1g",
      NEO4J_server_memory_pagecache_size: "256m",
      NEO4J_dbms_usage__report_enabled: "false",
    },
    args: [],
  };
}
