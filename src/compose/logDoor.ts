import type { LogDoor } from "../api/logDoor.js";
import { createLogKeeper } from "../governance/logKeeper.js";
import type { KeyFiles, LogKeeper } from "../governance/logKeeper.js";
import { keepCheckpoint } from "../graph/checkpoints.js";
import type { Graph } from "../graph/graph.js";
import { logHead } from "../graph/log.js";
import { appendKey, logKeys } from "../graph/logKeys.js";
import { consistencyProof } from "../graph/logProofs.js";
import { createLogReads } from "../graph/read/logReads.js";

/** What the log says, and who signs it. @param files of the owner, where the private keys lie */
export function logDoor(store: Graph, files: KeyFiles): LogDoor & LogKeeper {
  const graph = {
    store,
    logHead,
    logKeys,
    appendKey,
    consistencyProof,
    keepCheckpoint,
  };
  const now = (): Date => new Date();
  return {
    ...createLogReads(store),
    ...createLogKeeper({ graph, files, now }),
  };
}
