import type { Config } from "../config.js";
import { isContainerUp } from "./container.js";
import { isAlive } from "./mark.js";
import { neo4jVersion } from "./neo4j/handshake.js";
import { NEO4J_USER, neo4jPassword } from "./neo4j/password.js";
import { readState } from "./state.js";
import type { Service } from "./state.js";
import { temporalVersion } from "./temporal/handshake.js";
import type { Refusal } from "./way.js";

/** A server as it is now. */
export interface ServerStatus {
  readonly up: boolean;
  /** Where it is, or would be; null where none was started and none is named. */
  readonly address: string | null;
  readonly version: string | null;
  readonly way: string | null;
  readonly startedByUs: boolean;
  readonly pid: number | null;
  readonly log: string | null;
  /** Why better ways were not taken, or why it is not up. */
  readonly refusals: readonly Refusal[];
}

/** A program of ours as it is now. */
export interface ProgramStatus {
  readonly name: string;
  readonly up: boolean;
  readonly pid: number;
  readonly log: string;
  readonly startedAt: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What of this checkout runs. */
export interface StackStatus {
  readonly neo4j: ServerStatus;
  readonly temporal: ServerStatus;
  readonly programs: readonly ProgramStatus[];
}

/** Looks what runs; starts nothing. */
export async function stackStatus(config: Config): Promise<StackStatus> {
  const state = await readState(config.home);
  const [neo4j, temporal, programs] = await Promise.all([
    neo4jStatus(config, state.neo4j),
    temporalStatus(config, state.temporal),
    Promise.all(
      Object.entries(state.programs).map(async ([name, program]) => {
        const { process: mark, log, startedAt, facts } = program;
        const up = await isAlive(mark);
        return { name, up, pid: mark.pid, log, startedAt, facts };
      }),
    ),
  ]);
  return { neo4j, temporal, programs };
}

async function neo4jStatus(
  config: Config,
  service: Service | undefined,
): Promise<ServerStatus> {
  if (config.neo4j !== null) {
    const { uri, user, password } = config.neo4j;
    return named(uri, await greet(() => neo4jVersion(uri, user, password)));
  }
  if (service === undefined) return ABSENT;
  const uri = `bolt://127.0.0.1:${service.port}`;
  const password = await neo4jPassword(config.home);
  return ours(service, uri, () => neo4jVersion(uri, NEO4J_USER, password));
}

async function temporalStatus(
  config: Config,
  service: Service | undefined,
): Promise<ServerStatus> {
  const { address } = config.temporal;
  if (address !== null)
    return named(address, await greet(() => temporalVersion(address)));
  if (service === undefined) return ABSENT;
  const own = `127.0.0.1:${service.port}`;
  return ours(service, own, () => temporalVersion(own));
}

const ABSENT: ServerStatus = {
  up: false,
  address: null,
  version: null,
  way: null,
  startedByUs: false,
  pid: null,
  log: null,
  refusals: [{ way: "started before", why: "none was started" }],
};

type Greeting = { version: string } | { why: string };

async function greet(ask: () => Promise<string>): Promise<Greeting> {
  try {
    return { version: await ask() };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

function named(address: string, greeting: Greeting): ServerStatus {
  const way = "address in the settings";
  const up = "version" in greeting;
  return {
    ...ABSENT,
    up,
    address,
    way,
    version: up ? greeting.version : null,
    refusals: up ? [] : [{ way, why: greeting.why }],
  };
}

async function ours(
  service: Service,
  address: string,
  ask: () => Promise<string>,
): Promise<ServerStatus> {
  const { way, log, refusals, process: mark } = service;
  const runs = await isRunning(service);
  const greeting = runs ? await greet(ask) : { why: "it has ended" };
  const up = "version" in greeting;
  return {
    up,
    address,
    version: up ? greeting.version : service.version,
    way,
    startedByUs: true,
    pid: mark?.pid ?? null,
    log,
    refusals: up ? refusals : [...refusals, { way, why: greeting.why }],
  };
}

function isRunning(service: Service): Promise<boolean> {
  if (service.process !== null) return isAlive(service.process);
  return service.engine !== null && service.container !== null
    ? isContainerUp(service.engine, service.container)
    : Promise.resolve(false);
}
