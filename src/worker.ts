import { join } from "node:path";
import { Runtime } from "@temporalio/worker";
import { composeWorker } from "./compose/composeWorker.js";
import { readConfig } from "./config.js";
import { endSignal } from "./compose/endSignal.js";
import { programLog } from "./compose/programLog.js";
import { temporalOf } from "./compose/servers.js";
import { workflowSource } from "./compose/workflowSource.js";
import { checkoutOf } from "./stack/checkout.js";
import { queueOptions } from "./worker/queueOptions.js";
import { serveQueues } from "./worker/serveQueues.js";
import { temporalLogger } from "./worker/temporalLogger.js";
import { workflowBundle } from "./worker/workflowBundle.js";

/** The worker: serves the queues of its settings until it is told to end. */
const log = programLog("worker");
const signal = endSignal(log);

try {
  await work();
} catch (error) {
  log.fatal({ err: error }, "the worker failed");
  process.exitCode = 1;
}

async function work(): Promise<void> {
  const config = readConfig(process.env, checkoutOf(import.meta.url));
  const logger = temporalLogger(log);
  Runtime.install({
    logger,
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: "WARN", other: "ERROR" }, forward: {} },
    },
  });
  const { address, namespace } = temporalOf(config);
  const bundle = await workflowBundle(
    await workflowSource(config.checkout),
    join(config.home, "workflow-bundles"),
    logger,
  );
  const { activities, backend, trainings, close } = await composeWorker(
    config,
    log,
  );
  try {
    const parts = { namespace, activities, bundle, trainings };
    await serveQueues({
      address,
      workers: config.queues.map((queue) => queueOptions(queue, parts)),
      log,
      signal,
      onServing: () => {
        log.info(
          { queues: config.queues, backend, trainings },
          "worker is ready",
        );
      },
    });
  } finally {
    await close();
  }
}
