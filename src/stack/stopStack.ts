import { stopContainer } from "./container.js";
import { stopDetached } from "./detached.js";
import { NEO4J_STOP_MS } from "./neo4j/launch.js";
import type { Ask } from "./service.js";
import { readState, updateState } from "./state.js";
import type { Service } from "./state.js";
import { TEMPORAL_STOP_MS } from "./temporal/launch.js";

/** Stops the Neo4j and the Temporal that this checkout started; their data stay. */
export async function stopStack({ config, log }: Ask): Promise<void> {
  const { neo4j, temporal } = await readState(config.home);
  await Promise.all([
    stop("Neo4j", neo4j, NEO4J_STOP_MS, log),
    stop("Temporal", temporal, TEMPORAL_STOP_MS, log),
  ]);
  await updateState(config.home, ({ programs }) => ({ programs }));
}

async function stop(
  name: string,
  service: Service | undefined,
  graceMs: number,
  log: (line: string) => void,
): Promise<void> {
  if (service === undefined) return;
  if (service.engine !== null && service.container !== null) {
    await stopContainer(service.engine, service.container, graceMs);
    log(`stopped ${name} (container ${service.container})`);
    return;
  }
  if (service.process === null) return;
  const how = await stopDetached(service.process, graceMs);
  if (how === "ended") log(`stopped ${name} (process ${service.process.pid})`);
  if (how === "killed")
    log(`${name} did not end in ${graceMs / 1000} s and was ended by force`);
}
