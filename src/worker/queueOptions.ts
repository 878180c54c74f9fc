import { availableParallelism } from "node:os";
import type { WorkerOptions } from "@temporalio/worker";
import type { Queue } from "../config.js";
import { QUEUES } from "../../workflows/queues.js";

/** What all queues of a process share. */
export interface QueueParts {
  readonly namespace: string;
  readonly activities: object;
  /** Path of the workflows' bundle. */
  readonly bundle: string;
  /** Trainings that go on at once. */
  readonly trainings: number;
}

/** Activities that write the graph wait for it more than they work. */
const QUICK_AT_ONCE = 4;

/** How long activities have to end when the worker does, before it goes without them. */
const FORCE_AFTER = "15 seconds";

/** How a queue is served: workflows by the quick one, pixels one a core. */
export function queueOptions(queue: Queue, parts: QueueParts): WorkerOptions {
  const { namespace, activities, bundle, trainings } = parts;
  const atOnce = {
    quick: QUICK_AT_ONCE,
    cpu: availableParallelism(),
    gpu: trainings,
  }[queue];
  return {
    namespace,
    taskQueue: QUEUES[queue],
    activities,
    maxConcurrentActivityTaskExecutions: atOnce,
    // One that ends before its step is kept does the step again; waiting for it saves little.
    shutdownGraceTime: 0,
    shutdownForceTime: FORCE_AFTER,
    ...(queue === "quick" ? { workflowBundle: { codePath: bundle } } : {}),
  };
}
