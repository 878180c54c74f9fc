import { stopContainer } from "./container.js";
import { stopDetached } from "./detached.js";
import { NEO4J_STOP_MS } from "./neo4j/launch.js";
import type { Ask } from "./service.js";
import { readState, updateState } from "./state.js";
import type { Service } from "./state.js";
import { TEMPORAL_STOP_MS } from "./temporal/launch.js";

/** The servers that can be stopped. */
export type ServerName = "neo4j" | "temporal";

const BOTH: readonly ServerName[] = ["neo4j", "temporal"];

/**
 * Stops the Neo4j and the Temporal that this checkout started, or only those that are named; their data stay.
 * One that the settings name is somebody else's and goes on.
 * @returns the names of those that ran
 */
export async function stopStack(
  { config, log }: Ask,
  names: readonly ServerName[] = BOTH,
): Promise<ServerName[]> {
  const state = await readState(config.home);
  const stopped = await Promise.all(
    names.map((name) => stop(TITLE[name], state[name], GRACE_MS[name], log)),
  );
  await updateState(config.home, ({ neo4j, temporal, ...rest }) => ({
    ...rest,
    ...(neo4j && !names.includes("neo4j") ? { neo4j } : {}),
    ...(temporal && !names.includes("temporal") ? { temporal } : {}),
  }));
  return names.filter((_, index) => stopped[index]);
}

const TITLE = { neo4j: "Neo4j", temporal: "Temporal" };
const GRACE_MS = { neo4j: NEO4J_STOP_MS, temporal: TEMPORAL_STOP_MS };

/** @returns whether it ran */
async function stop(
  name: string,
  service: Service | undefined,
  graceMs: number,
  log: (line: string) => void,
): Promise<boolean> {
  if (service === undefined) return false;
  if (service.engine !== null && service.container !== null) {
    await stopContainer(service.engine, service.container, graceMs);
    log(`stopped ${name} (container ${service.container})`);
    return true;
  }
  if (service.process === null) return false;
  const how = await stopDetached(service.process, graceMs);
  if (how === "ended") log(`stopped ${name} (process ${service.process.pid})`);
  if (how === "killed")
    log(`${name} did not end in ${graceMs / 1000} s and was ended by force`);
  return how !== "gone";
}
