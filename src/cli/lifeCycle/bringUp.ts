import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import type { Config } from "../../config.js";
import { ownerToken } from "../../stack/ownerToken.js";
import { startStack } from "../../stack/startStack.js";
import type { Stack } from "../../stack/startStack.js";
import type { RunningProgram } from "../../stack/processes.js";
import { useHome } from "../../stack/uses.js";
import { serverUrl } from "./serverUrl.js";
import { startPrograms } from "./startPrograms.js";

/** Everything that a discovery needs, running. */
export interface Running extends Stack {
  readonly worker: RunningProgram;
  readonly server: RunningProgram;
  /** Address of the API. */
  readonly url: string;
  readonly token: string;
}

/** Others that bring up the same checkout are waited for; a first start builds for minutes. */
const WAITS = { retries: 900, factor: 1, minTimeout: 1000, maxTimeout: 1000 };

/** Finds or starts Neo4j, Temporal, the worker and the server; what runs as it should is left as it is. */
export async function bringUp(
  config: Config,
  log: (line: string) => void,
): Promise<Running> {
  await mkdir(config.home, { recursive: true, mode: 0o700 });
  await useHome(config.home);
  const release = await lock(join(config.home, "bring-up"), {
    realpath: false,
    retries: WAITS,
  });
  try {
    const stack = await startStack({ config, log });
    const { setUpGraph } = await import("../../compose/setUpGraph.js");
    await setUpGraph(config.checkout, stack.neo4j);
    const own = await ownerToken(config.home);
    const token = config.token ?? own;
    const programs = await startPrograms(config, stack, log);
    const port = Number(programs.server.facts["port"]);
    return { ...stack, ...programs, token, url: serverUrl(config.host, port) };
  } finally {
    await release();
  }
}
