import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Config } from "../../config.js";
import { buildHash } from "../../stack/buildHash.js";
import { both } from "../../stack/prepareStack.js";
import { findProgram, startProgram } from "../../stack/processes.js";
import type { ProgramSpec, RunningProgram } from "../../stack/processes.js";
import { programEnvironment } from "../../stack/programEnvironment.js";
import type { Stack } from "../../stack/startStack.js";
import { choosePort } from "./choosePort.js";

/** Name of a program of ours. */
export type ProgramName = "worker" | "server";

/** What is told to both programs. */
interface Base {
  readonly build: string;
  readonly env: Record<string, string | undefined>;
}

/** The worker may have to load TensorFlow from a cold disk and to bundle the workflows. */
const START_MS = 180_000;
/** Activities that go on are told to end; what they had not finished is done again. */
export const STOP_MS = 20_000;
/** Each is chosen free, and may be taken by the time the server listens. */
const PORTS_TRIED = 5;

/** Starts worker and server where they do not run, or run another build or other settings. */
export async function startPrograms(
  config: Config,
  stack: Stack,
  log: (line: string) => void,
): Promise<Record<ProgramName, RunningProgram>> {
  const base = {
    build: await buildHash(config.checkout),
    env: programEnvironment(config, stack),
  };
  const [worker, server] = await both(
    start(config, specOf(config, "worker", base), log),
    startServer(config, base, log),
  );
  return { worker, server };
}

function specOf(
  config: Config,
  name: ProgramName,
  { build, env }: Base,
): ProgramSpec {
  return {
    name,
    script: join(config.checkout, "dist", "src", `${name}.js`),
    env,
    cwd: config.home,
    // Its own word: at the server's address another checkout's server may answer.
    ready: `${name} is ready`,
    timeoutMs: START_MS,
    graceMs: STOP_MS,
    identity: createHash("sha256")
      .update(JSON.stringify([build, env]))
      .digest("hex"),
  };
}

async function startServer(
  config: Config,
  { build, env }: Base,
  log: (line: string) => void,
): Promise<RunningProgram> {
  const named = config.portNamed ? { HISTOCLAIM_PORT: `${config.port}` } : {};
  const spec = specOf(config, "server", { build, env: { ...env, ...named } });
  const attempt = async (): Promise<RunningProgram> => {
    const port = await choosePort(config);
    return start(
      config,
      {
        ...spec,
        env: { ...spec.env, HISTOCLAIM_PORT: `${port}` },
        facts: { port },
      },
      log,
    );
  };
  for (let left = PORTS_TRIED - 1; ; left--)
    try {
      return await attempt();
    } catch (error) {
      // Another program may take the port between the choice and the start.
      const taken = /EADDRINUSE/.test(String(error));
      if (config.portNamed || !taken || left === 0) throw error;
    }
}

async function start(
  { home }: Config,
  spec: ProgramSpec,
  log: (line: string) => void,
): Promise<RunningProgram> {
  const before = await findProgram(home, spec.name);
  if (before === null) log(`starts the ${spec.name}`);
  else if (before.identity !== spec.identity)
    log(`starts the ${spec.name} anew: its build or its settings changed`);
  return startProgram(home, spec);
}
