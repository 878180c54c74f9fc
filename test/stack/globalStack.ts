import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { readConfig } from "../../src/config.js";
import type { Config } from "../../src/config.js";
import { startStack } from "../../src/stack/startStack.js";
import type { Stack } from "../../src/stack/startStack.js";
import { stopStack } from "../../src/stack/stopStack.js";
import { timeSkippingServer } from "../../src/stack/testServer.js";

/** Addresses of the servers under test, as `inject("stack")` gives them. */
export interface TestStack {
  readonly neo4j: { uri: string; user: string; password: string };
  readonly temporal: { address: string; namespace: string };
  /** Program of the time-skipping test server; null where the SDK has to fetch its own. */
  readonly timeSkipping: string | null;
  /** State folder of the servers. */
  readonly home: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    stack: TestStack;
  }
}

const PREFIX = "histoclaim-test-";
const log = (line: string): void => {
  console.error(line);
};

/** The projects of one run share one Neo4j and one Temporal: the first starts them, the last stops them. */
interface Shared {
  users: number;
  readonly config: Config;
  readonly stack: Promise<TestStack>;
}

declare global {
  var histoclaimTestStack: Shared | undefined;
}

/** Starts the servers of this test run, or takes those that HISTOCLAIM_TEST_NEO4J_URI and so on name. */
export default async function setup(
  project: TestProject,
): Promise<() => Promise<void>> {
  const mine = (globalThis.histoclaimTestStack ??= begin());
  mine.users += 1;
  const stack = await mine.stack;
  project.provide("stack", stack);
  tellEnvironment(stack);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    globalThis.histoclaimTestStack = undefined;
    await stopStack({ config: mine.config, log: () => undefined });
    rmSync(mine.config.home, { recursive: true, force: true });
  };
}

function begin(): Shared {
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(home, "owner"), `${process.pid}`);
  const named = testEnvironment(process.env);
  const config = readConfig(
    { ...named, HISTOCLAIM_HOME: home },
    resolve(import.meta.dirname, "../.."),
  );
  return { users: 0, config, stack: start(config) };
}

/** A developer's own addresses are not those of the tests. */
function testEnvironment(
  env: NodeJS.ProcessEnv,
): Record<string, string | undefined> {
  return {
    HISTOCLAIM_CACHE: env["HISTOCLAIM_CACHE"],
    HISTOCLAIM_NEO4J_URI: env["HISTOCLAIM_TEST_NEO4J_URI"],
    HISTOCLAIM_NEO4J_USER: env["HISTOCLAIM_TEST_NEO4J_USER"],
    HISTOCLAIM_NEO4J_PASSWORD: env["HISTOCLAIM_TEST_NEO4J_PASSWORD"],
    HISTOCLAIM_TEMPORAL_ADDRESS: env["HISTOCLAIM_TEST_TEMPORAL_ADDRESS"],
  };
}

async function start(config: Config): Promise<TestStack> {
  await sweep(config);
  const [{ neo4j, temporal }, skipping] = await Promise.all([
    startStack({ config, log }),
    timeSkippingServer({ cache: config.cache, log }),
  ]);
  if ("why" in skipping) log(skipping.why);
  return {
    neo4j: { uri: neo4j.uri, user: neo4j.user, password: neo4j.password },
    temporal: addressOf(temporal),
    timeSkipping: "taken" in skipping ? skipping.taken : null,
    home: config.home,
  };
}

const addressOf = ({ address, namespace }: Stack["temporal"]) => ({
  address,
  namespace,
});

/** Stops what test runs left behind that were ended by force. */
async function sweep(config: Config): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const home = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || isOwned(home)) continue;
    await stopStack({ config: { ...config, home }, log });
    rmSync(home, { recursive: true, force: true });
  }
}

/** Whether the test run of a folder still goes on; a folder without a name of its owner is somebody else's. */
function isOwned(home: string): boolean {
  try {
    process.kill(Number(readFileSync(join(home, "owner"), "utf8")), 0);
    return true;
  } catch (error) {
    return !(
      error instanceof Error &&
      "code" in error &&
      error.code === "ESRCH"
    );
  }
}

/** Test files that run in child processes, and programs that they start, read the environment. */
function tellEnvironment(stack: TestStack): void {
  Object.assign(process.env, {
    HISTOCLAIM_TEST_NEO4J_URI: stack.neo4j.uri,
    HISTOCLAIM_TEST_NEO4J_USER: stack.neo4j.user,
    HISTOCLAIM_TEST_NEO4J_PASSWORD: stack.neo4j.password,
    HISTOCLAIM_TEST_TEMPORAL_ADDRESS: stack.temporal.address,
    HISTOCLAIM_TEST_TEMPORAL_NAMESPACE: stack.temporal.namespace,
    ...(stack.timeSkipping === null
      ? {}
      : { HISTOCLAIM_TEST_TIME_SKIPPING: stack.timeSkipping }),
  });
}
