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
import type { Ask, ServerWay, TemporalServer } from "../service.js";
import { updateState } from "../state.js";
import type { Refusal } from "../way.js";
import { prepareNamespace, temporalVersion } from "./handshake.js";
import { devServer, TEMPORAL_STOP_MS } from "./launch.js";
import { TEMPORAL_CLI_VERSION } from "./recipe.js";

const START_MS = 60_000;

/** Temporal's image under a container engine of this machine. */
export const container: ServerWay<TemporalServer> = {
  name: "container engine",
  take: async (ask) => {
    const engine = await findEngine();
    if ("why" in engine) return engine;
    const reach = (refusals: readonly Refusal[]): Promise<TemporalServer> =>
      start(ask, engine.taken, refusals);
    return { taken: { reach } };
  },
};

async function start(
  { config, log }: Ask,
  engine: string,
  refusals: readonly Refusal[],
): Promise<TemporalServer> {
  const folder = join(config.home, "temporal");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const port = await freePort(config.home, 7233);
  const namespace = config.temporal.namespace;
  const ours: Container = {
    engine,
    name: containerName(config.home, "temporal"),
    image: `temporalio/temporal:${TEMPORAL_CLI_VERSION}`,
    port: { inside: 7233, outside: port },
    volume: { folder, inside: "/data" },
    env: {},
    args: [
      ...devServer("0.0.0.0", 7233, "/data/temporal.db"),
      "--namespace",
      namespace,
    ],
  };
  log(`starts Temporal (${container.name})`);
  await startContainer(ours, log);
  await updateState(config.home, (state) => ({
    ...state,
    temporal: {
      way: container.name,
      version: TEMPORAL_CLI_VERSION,
      port,
      process: null,
      container: ours.name,
      engine,
      log: `${engine} logs ${ours.name}`,
      refusals: [...refusals],
    },
  }));
  const address = `127.0.0.1:${port}`;
  const ready = async (): Promise<boolean> => {
    await prepareNamespace(address, namespace);
    return true;
  };
  try {
    await waitContainer(ours, ready, START_MS);
  } catch (error) {
    await stopContainer(engine, ours.name, TEMPORAL_STOP_MS);
    throw error;
  }
  const version = await temporalVersion(address);
  return { address, namespace, version, way: container.name, startedNow: true };
}
