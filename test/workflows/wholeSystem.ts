import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { Connection } from "@temporalio/client";
import { msToTs } from "@temporalio/common/lib/time.js";
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
} from "@temporalio/worker";
import { pino } from "pino";
import { expect, inject } from "vitest";
import type { StepName } from "../../src/activities/step/stepName.js";
import { composeServer } from "../../src/compose/composeServer.js";
import { composeWorker } from "../../src/compose/composeWorker.js";
import type { WorkerParts } from "../../src/compose/composeWorker.js";
import { readConfig } from "../../src/config.js";
import { ensureSearchAttributes } from "../../src/stack/ensureSearchAttributes.js";
import { ownerToken } from "../../src/stack/ownerToken.js";
import { QUEUES } from "../../workflows/queues.js";
import { post } from "../api/apiUnderTest.js";
import { uniqueName } from "../graph/testGraph.js";
import { builtWorkflows } from "./builtWorkflows.js";

const CHECKOUT = resolve(import.meta.dirname, "../..");

/** How often a step was done, or found done, by its name. */
export type StepCounts = Partial<Record<StepName, number>>;

/** A worker and a server of the product's own making, in this process, on the servers of the suite. */
export interface WholeSystem {
  /** Its state folder; cohorts may lie there. */
  readonly home: string;
  /** Sends a document as the owner. @throws where it is answered with errors */
  ask<T>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T>;
  /** Fetches a file of the server as the owner. */
  file(path: string): Promise<Uint8Array>;
  /** What the server answers to the owner at a path. */
  open(path: string): Promise<Response>;
  /** Steps since they were last taken. */
  takeSteps(): { readonly computed: StepCounts; readonly reused: StepCounts };
  close(): Promise<void>;
}

/** Starts it. */
export async function openSystem(): Promise<WholeSystem> {
  Runtime.install({ logger: new DefaultLogger("ERROR"), shutdownSignals: [] });
  const home = mkdtempSync(join(tmpdir(), "histoclaim-system-"));
  const { address } = inject("stack").temporal;
  const namespace = await ownNamespace(address);
  const config = configOf(home, namespace);
  const steps = stepLog();
  const worker = await composeWorker(config, steps.log);
  const stop = await serve(worker, address, namespace);
  const server = await composeServer(config, pino({ level: "silent" }));
  const { url, close } = await server.api.listen({
    host: "127.0.0.1",
    port: 0,
  });
  const headers = { authorization: `Bearer ${await ownerToken(home)}` };
  const open = (path: string): Promise<Response> =>
    fetch(new URL(path, url), { headers });
  return {
    home,
    open,
    async file(path: string) {
      const answer = await open(path);
      expect(answer.status).toBe(200);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async ask<T>(query: string, variables: Readonly<Record<string, unknown>>) {
      const { data, errors } = await post(url, { query, variables }, headers);
      expect(errors).toEqual([]);
      return data as T;
    },
    takeSteps: steps.take,
    async close() {
      await close();
      await server.close();
      await stop();
      await worker.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configOf(home: string, namespace: string) {
  const { uri, user, password } = inject("stack").neo4j;
  return readConfig(
    {
      HISTOCLAIM_HOME: home,
      HISTOCLAIM_NEO4J_URI: uri,
      HISTOCLAIM_NEO4J_USER: user,
      HISTOCLAIM_NEO4J_PASSWORD: password,
      HISTOCLAIM_TEMPORAL_ADDRESS: inject("stack").temporal.address,
      HISTOCLAIM_TEMPORAL_NAMESPACE: namespace,
      HISTOCLAIM_COHORT_ROOTS: home,
    },
    CHECKOUT,
  );
}

/** The worker's own log of its steps, counted. */
function stepLog() {
  let lines: { readonly msg: string; readonly step: StepName }[] = [];
  const log = pino(
    new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(JSON.parse(line.toString()) as (typeof lines)[number]);
        done();
      },
    }),
  );
  const counts = (...what: readonly string[]): StepCounts => {
    const found: StepCounts = {};
    for (const { msg, step } of lines)
      if (what.includes(msg)) found[step] = (found[step] ?? 0) + 1;
    return found;
  };
  const take = () => {
    const taken = {
      computed: counts("computed", "adopted"),
      reused: counts("reused"),
    };
    lines = [];
    return taken;
  };
  return { log, take };
}

/** Other tests serve queues of the same names. */
async function ownNamespace(address: string): Promise<string> {
  const namespace = uniqueName("withdrawal");
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs("1 day"),
  });
  await ensureSearchAttributes(connection, namespace);
  await connection.close();
  return namespace;
}

async function serve(
  { activities }: WorkerParts,
  address: string,
  namespace: string,
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const workflowBundle = await builtWorkflows();
  const workers = await Promise.all(
    Object.values(QUEUES).map((taskQueue) =>
      Worker.create({
        connection,
        namespace,
        taskQueue,
        activities,
        ...(taskQueue === QUEUES.quick ? { workflowBundle } : {}),
      }),
    ),
  );
  const running = Promise.all(workers.map((worker) => worker.run()));
  return async () => {
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
  };
}
