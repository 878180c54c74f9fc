import type {
  ReplicationAnswer,
  ReplicationRequest,
} from "../src/activities/dto.js";
import { gpu } from "./proxies.js";

/** Does one step again and compares. On the queue of those who train: a worker there can do every step. */
export function replicateStep(
  request: ReplicationRequest,
): Promise<ReplicationAnswer> {
  return gpu.replicateStep(request);
}
