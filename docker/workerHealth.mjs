// Health of a worker: whether Temporal has heard from this machine on each of its queues within two minutes.
import { hostname } from "node:os";
import { Connection } from "@temporalio/client";
import { QUEUES } from "../dist/workflows/queues.js";

const RECENT_S = 120;
const address = process.env.HISTOCLAIM_TEMPORAL_ADDRESS;
const namespace = process.env.HISTOCLAIM_TEMPORAL_NAMESPACE ?? "default";
const names = (process.env.HISTOCLAIM_QUEUES ?? "quick,cpu,gpu").split(",");

/** Workflow tasks come by the quick queue, activities by all; 2 is the activity type of task queue. */
async function isPolled(connection, name) {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name },
    taskQueueType: 2,
  });
  return pollers.some(
    ({ identity, lastAccessTime }) =>
      identity.includes(hostname()) &&
      Date.now() / 1000 - Number(lastAccessTime.seconds) < RECENT_S,
  );
}

const connection = await Connection.connect({ address });
const polled = await Promise.all(
  names.map((name) => isPolled(connection, QUEUES[name.trim()])),
);
await connection.close();
process.exitCode = polled.every(Boolean) ? 0 : 1;
