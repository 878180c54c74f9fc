import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  NotReadyError,
  startDetached,
  stopDetached,
  waitReady,
} from "../detached.js";
import type { Detached } from "../detached.js";
import { SEARCH_ATTRIBUTES } from "../../../workflows/searchAttributes.js";
import { freePort } from "../freePort.js";
import type { Ask, Prepared, TemporalServer } from "../service.js";
import { updateState } from "../state.js";
import type { Service } from "../state.js";
import type { Refusal } from "../way.js";
import { prepareNamespace, temporalVersion } from "./handshake.js";

const TEMPORAL_START_MS = 60_000;
/** It writes each change at once; there is little to finish. */
export const TEMPORAL_STOP_MS = 15_000;

/** Prepares a start of Temporal's program on this checkout's data. */
export function prepareLaunch(
  ask: Ask,
  way: string,
  program: string,
): Prepared<TemporalServer> {
  return {
    reach: async (refusals) => {
      try {
        return await launch(ask, way, program, refusals);
      } catch (error) {
        // Another program may take the port between the choice and the start.
        if (!isPortTaken(error)) throw error;
        return launch(ask, way, program, refusals);
      }
    },
  };
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof NotReadyError && /already in use/i.test(error.printed);

/** Arguments of a development server that keeps its data in a file. */
export function devServer(
  ip: string,
  port: number,
  database: string,
): string[] {
  return [
    "server",
    "start-dev",
    "--ip",
    ip,
    "--port",
    `${port}`,
    "--headless",
    "--log-level",
    "warn",
    "--db-filename",
    database,
    ...Object.values(SEARCH_ATTRIBUTES).flatMap((name) => [
      "--search-attribute",
      `${name}=Keyword`,
    ]),
  ];
}

async function launch(
  { config, log }: Ask,
  way: string,
  program: string,
  refusals: readonly Refusal[],
): Promise<TemporalServer> {
  const folder = join(config.home, "temporal");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const port = await freePort(config.home, 7233);
  const address = `127.0.0.1:${port}`;
  const namespace = config.temporal.namespace;
  const file = join(config.home, "logs", "temporal.log");
  log(`starts Temporal (${way})`);
  const started = await startDetached({
    command: program,
    args: [
      ...devServer("127.0.0.1", port, join(folder, "temporal.db")),
      "--namespace",
      namespace,
    ],
    cwd: folder,
    log: file,
  });
  const service: Service = {
    way,
    version: "starting",
    port,
    process: started.mark,
    container: null,
    engine: null,
    log: file,
    refusals: [...refusals],
  };
  const record = (version: string): Promise<void> =>
    updateState(config.home, (state) => ({
      ...state,
      temporal: { ...service, version },
    }));
  await record(service.version);
  const version = await answering(started, file, address, namespace);
  await record(version);
  return {
    address,
    namespace,
    version,
    way,
    pid: started.mark.pid,
    startedNow: true,
  };
}

/** The version of a starting Temporal once it answers; it is stopped where it does not. */
async function answering(
  { mark, printed }: Detached,
  log: string,
  address: string,
  namespace: string,
): Promise<string> {
  const probe = async (): Promise<boolean> => {
    await prepareNamespace(address, namespace);
    return true;
  };
  const timeoutMs = TEMPORAL_START_MS;
  try {
    await waitReady({ name: "Temporal", mark, log, printed, timeoutMs, probe });
  } catch (error) {
    await stopDetached(mark, TEMPORAL_STOP_MS);
    throw error;
  }
  return temporalVersion(address);
}
