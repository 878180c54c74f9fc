import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  NotReadyError,
  startDetached,
  stopDetached,
  waitReady,
} from "../detached.js";
import { freePort } from "../freePort.js";
import { run } from "../run.js";
import type { Ask, Neo4jServer, Prepared } from "../service.js";
import { updateState, writeOwned } from "../state.js";
import type { Service } from "../state.js";
import type { Refusal } from "../way.js";
import type { Distribution } from "./distribution.js";
import { isLargeStore } from "./isLargeStore.js";
import { neo4jVersion } from "./handshake.js";
import { NEO4J_USER, neo4jPassword } from "./password.js";

/** A start reads the store and may recover it after a crash. */
export const NEO4J_START_MS = 180_000;
/** A clean shut-down writes what is in memory. */
export const NEO4J_STOP_MS = 60_000;

/** Folder of this checkout's Neo4j: configuration, data, log. */
export const neo4jHome = (home: string): string => join(home, "neo4j");

/** Prepares a start of a distribution on this checkout's data. */
export function prepareLaunch(
  ask: Ask,
  way: string,
  distribution: Distribution,
): Prepared<Neo4jServer> {
  return {
    reach: async (refusals) => {
      try {
        return await launch(ask, way, distribution, refusals);
      } catch (error) {
        // Another program may take the port between the choice and the start.
        if (!isPortTaken(error)) throw error;
        return launch(ask, way, distribution, refusals);
      }
    },
  };
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof NotReadyError &&
  /already in use|BindException/i.test(error.printed);

async function launch(
  { config, log }: Ask,
  way: string,
  distribution: Distribution,
  refusals: readonly Refusal[],
): Promise<Neo4jServer> {
  const home = neo4jHome(config.home);
  const password = await neo4jPassword(config.home);
  const port = await freePort(config.home, 7687);
  await configure(home, port, distribution.version);
  await setPasswordOnce(distribution, home, password);
  const file = join(config.home, "logs", "neo4j.log");
  log(`starts Neo4j ${distribution.version} (${way})`);
  const { mark, printed } = await startDetached({
    ...distribution.console(home),
    cwd: home,
    log: file,
  });
  const service: Service = {
    way,
    version: distribution.version,
    port,
    process: mark,
    container: null,
    engine: null,
    log: file,
    refusals: [...refusals],
  };
  await updateState(config.home, (state) => ({ ...state, neo4j: service }));
  const uri = `bolt://127.0.0.1:${port}`;
  try {
    await waitReady({
      name: "Neo4j",
      mark,
      log: file,
      printed,
      timeoutMs: NEO4J_START_MS,
      probe: async () =>
        printed().includes("Started.") &&
        (await neo4jVersion(uri, NEO4J_USER, password)) !== "",
    });
  } catch (error) {
    await stopDetached(mark, NEO4J_STOP_MS);
    throw error;
  }
  const version = await neo4jVersion(uri, NEO4J_USER, password);
  return {
    uri,
    user: NEO4J_USER,
    password,
    version,
    way,
    pid: mark.pid,
    startedNow: true,
  };
}

/** Writes the configuration; an unknown setting would stop the start. */
async function configure(
  home: string,
  port: number,
  version: string,
): Promise<void> {
  await mkdir(join(home, "conf"), { recursive: true, mode: 0o700 });
  await mkdir(join(home, "data"), { recursive: true, mode: 0o700 });
  await mkdir(join(home, "plugins"), { recursive: true });
  const lines = [
    "# Written at each start.",
    `server.directories.data=${join(home, "data")}`,
    `server.directories.logs=${join(home, "logs")}`,
    `server.directories.plugins=${join(home, "plugins")}`,
    `server.directories.run=${join(home, "run")}`,
    `server.directories.import=${join(home, "import")}`,
    `server.directories.transaction.logs.root=${join(home, "data", "transactions")}`,
    "server.default_listen_address=127.0.0.1",
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    "server.http.enabled=false",
    "server.https.enabled=false",
    "dbms.security.auth_enabled=true",
    "server.memory.heap.initial_size=512m",
    "server.memory.heap.max_size=1g",
    `server.memory.pagecache.size=${isLargeStore(home) ? "1g" : "256m"}`,
    "db.tx_log.rotation.retention_policy=2 files",
    "dbms.usage_report.enabled=false",
    // A young graph doubles every few seconds, and each time its statements were planned anew after ten.
    "dbms.cypher.min_replan_interval=5m",
    ...inside(version),
  ];
  await writeFile(join(home, "conf", "neo4j.conf"), `${lines.join("\n")}\n`);
}

/** Settings of 5.26 that are not documented, and that another release may not know. */
function inside(version: string): string[] {
  if (!version.startsWith("5.26.")) return [];
  return [
    // Once its databases are closed, it waits ten seconds more for calls that cannot come.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
    // A statement is planned once, not anew for lists and texts of each order of magnitude.
    "internal.cypher.use_parameter_size=false",
  ];
}

/** The first password can be set only before the first start. */
async function setPasswordOnce(
  distribution: Distribution,
  home: string,
  password: string,
): Promise<void> {
  const done = join(home, "password-set");
  if (existsSync(done)) return;
  const { command, args, env } = distribution.setPassword(home, password);
  await run(command, args, { env, timeoutMs: 120_000 });
  await writeOwned(done, "");
}
