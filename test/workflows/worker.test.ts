import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { clearLockedPorts } from "get-port";
import { pino } from "pino";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { readConfig } from "../../src/config.js";
import type { Config } from "../../src/config.js";
import { startStack } from "../../src/stack/startStack.js";
import { stopStack } from "../../src/stack/stopStack.js";
import { queueOptions } from "../../src/worker/queueOptions.js";
import { serveQueues } from "../../src/worker/serveQueues.js";
import { workflowBundle } from "../../src/worker/workflowBundle.js";
import { QUEUES } from "../../workflows/queues.js";

const CHECKOUT = resolve(import.meta.dirname, "../..");
const logger = new DefaultLogger("ERROR");
const quiet = (): void => undefined;
let config: Config;

beforeAll(() => {
  const home = mkdtempSync(join(tmpdir(), "histoclaim-worker-"));
  const { HISTOCLAIM_CACHE } = process.env;
  const { uri, user, password } = inject("stack").neo4j;
  // Its Temporal is its own, to be killed; the graph has no part in this.
  config = readConfig(
    {
      HISTOCLAIM_CACHE,
      HISTOCLAIM_HOME: home,
      HISTOCLAIM_NEO4J_URI: uri,
      HISTOCLAIM_NEO4J_USER: user,
      HISTOCLAIM_NEO4J_PASSWORD: password,
    },
    CHECKOUT,
  );
  Runtime.install({ logger, shutdownSignals: [] });
});
afterAll(async () => {
  await stopStack({ config, log: quiet });
  rmSync(config.home, { recursive: true, force: true });
});

/** Activities of a run whose cohort is refused: enough to see that work arrives and answers return. */
const refusing = (closed: string[]): object => ({
  readCohort: (): never => {
    throw ApplicationFailure.nonRetryable("refused", "InvalidCohort");
  },
  closeRun: (run: string): void => {
    closed.push(run);
  },
});

async function runOnce(address: string, run: string): Promise<void> {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const input = { run, folder: "/", protocol: "", folds: 5, seed: 0 };
  await client.workflow
    .execute("discover", {
      workflowId: run,
      taskQueue: QUEUES.quick,
      args: [{ ...input, skipIncomplete: false, panel: null }],
    })
    .catch(quiet)
    .finally(() => connection.close());
}

it("makes the bundle once for each version and keeps the last", async () => {
  const folder = join(config.home, "bundles");
  mkdirSync(folder);
  const earlier = join(folder, "a.js");
  writeFileSync(earlier, "kept");
  const workflowsPath = join(CHECKOUT, "workflows", "index.ts");
  const take = (version: string): Promise<string> =>
    workflowBundle({ workflowsPath, version }, folder, logger);
  expect(await take("a")).toBe(earlier);
  expect(readFileSync(earlier, "utf8")).toBe("kept");
  const made = statSync(await take("b"));
  expect(readdirSync(folder)).toEqual(["b.js"]);
  expect(statSync(await take("b")).ino).toBe(made.ino);
});

it("serves on after Temporal was killed and started again", async () => {
  const { temporal } = await startStack({ config, log: quiet });
  const { address, namespace } = temporal;
  const bundle = join(config.home, "bundles", "b.js");
  const closed: string[] = [];
  const end = new AbortController();
  const parts = {
    namespace,
    activities: refusing(closed),
    bundle,
    trainings: 1,
  };
  const served = serveQueues({
    address,
    workers: [queueOptions("quick", parts), queueOptions("cpu", parts)],
    log: pino({ level: "silent" }),
    onServing: quiet,
    signal: end.signal,
  });
  await runOnce(address, "run-1");
  if (temporal.pid === undefined) throw new Error("Temporal is not ours");
  process.kill(temporal.pid, "SIGKILL");
  // A new process, as `up` is, does not remember the port.
  clearLockedPorts();
  const again = await startStack({ config, log: quiet });
  expect(again.temporal.address).toBe(address);
  expect(again.temporal.pid).not.toBe(temporal.pid);
  await runOnce(address, "run-2");
  expect(closed).toEqual(["run-1", "run-2"]);
  end.abort();
  await served;
});
