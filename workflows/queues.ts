/** Task queues: one for each kind of machine a worker may run on. */
export const QUEUES = {
  /** Workflows, and activities that only read and write the graph. */
  quick: "histoclaim",
  cpu: "histoclaim-cpu",
  gpu: "histoclaim-gpu",
} as const;

/** Which queue. */
export type QueueName = keyof typeof QUEUES;
