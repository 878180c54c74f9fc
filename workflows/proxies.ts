import { proxyActivities } from "@temporalio/workflow";
import type { Activities } from "../src/activities/index.js";
import { QUEUES } from "./queues.js";

/** Failures that trying again cannot mend: bad input and programmers' mistakes. */
const FINAL = [
  "InvalidCohort",
  "CohortChanged",
  "InvalidFolds",
  "InvalidLabels",
  "InvalidProtocol",
  "SlideChanged",
  "SlideUnreadable",
  "EncoderUnusable",
  "NoTissue",
  "NotReplayable",
  // The graph's gateway refused what a step made: an illegal link, a change to what is sealed.
  "IllegalLabelError",
  "IllegalIdError",
  "MissingPropertyError",
  "IllegalValueError",
  "IllegalLinkError",
  "UnknownEntityError",
  "ConflictingNodeError",
  "SealedStepError",
  "CycleError",
  // Withdrawn, or resting on what is, since the run began.
  "WithdrawnError",
  "Withdrawn",
  "TypeError",
  "RangeError",
  "ReferenceError",
];

/** Outlasts a restart of the database: 1, 2, 4 ... 20 s apart, some six minutes in all. */
const RETRY = {
  initialInterval: "1 second",
  backoffCoefficient: 2,
  maximumInterval: "20 seconds",
  maximumAttempts: 22,
  nonRetryableErrorTypes: FINAL,
} as const;

/** Reads and writes of the graph. */
export const quick = proxyActivities<Activities>({
  taskQueue: QUEUES.quick,
  startToCloseTimeout: "10 minutes",
  heartbeatTimeout: "20 seconds",
  retry: RETRY,
});

/** Pixels and statistics. */
export const cpu = proxyActivities<Activities>({
  taskQueue: QUEUES.cpu,
  startToCloseTimeout: "6 hours",
  heartbeatTimeout: "20 seconds",
  retry: RETRY,
});

/** Training. */
export const gpu = proxyActivities<Activities>({
  taskQueue: QUEUES.gpu,
  startToCloseTimeout: "2 days",
  heartbeatTimeout: "20 seconds",
  retry: RETRY,
});
