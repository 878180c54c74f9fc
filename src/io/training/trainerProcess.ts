import { createHash } from "node:crypto";
import type { TrainingSnapshot } from "../../science/mil/chunkSnapshot.js";
import { trainHeads } from "../../science/mil/trainHeads.js";
import { loadBackend } from "../tensor/backend.js";
import { BACKEND_FAILED, backendFailure } from "../tensor/backendFailure.js";
import { readCheckpoint, writeCheckpoint } from "./checkpointFile.js";
import { holdBags, openBags, readHeads } from "./trainingFiles.js";
import type { FromChild, ToChild } from "./trainingMessages.js";
import { toChild } from "./trainingMessages.js";
import { writeResult } from "./trainingResult.js";

/** The child: trains what it is sent, one request at a time, and ends when its parent does. */
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole process group; the parent decides when the child ends.
process.on("SIGINT", () => undefined);

const tell = (message: FromChild): void => {
  process.send?.(message);
};

const failed = (cause: unknown): void => {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const inside = backendFailure(error);
  tell(
    inside === null
      ? { kind: "failed", name: error.name, message: error.message }
      : { kind: "failed", name: BACKEND_FAILED, message: inside },
  );
};

process.on("message", (message) => {
  work(toChild.parse(message)).catch(failed);
});

try {
  tell({ kind: "ready", backend: await loadBackend() });
} catch (error) {
  failed(error);
}

async function work(request: ToChild): Promise<void> {
  const { folder, options, keep, losses, card } = request;
  const heads = await readHeads(folder, request.heads);
  const file = await openBags(folder, request.bags);
  try {
    // Where memory is bounded each bag is read again for each step.
    const bags = options.memory === null ? await holdBags(file) : file;
    const trained = await trainHeads({
      bags,
      heads,
      options,
      losses,
      ...(await takenUp(request)),
      onProgress: async (epochsDone, epochsTotal) => {
        tell({ kind: "progress", epochsDone, epochsTotal });
        // A turn of the event loop, in which the end of the parent is noticed.
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    await writeResult(folder, trained, bags, { options, keep, card });
    tell({ kind: "done", status: [...trained.status] });
  } finally {
    await file.close();
  }
}

/** Where the training goes on from, and how it keeps how far it is. */
async function takenUp(request: ToChild): Promise<{
  from?: TrainingSnapshot;
  onStep?: (take: () => Promise<TrainingSnapshot>) => Promise<void>;
}> {
  const { checkpoint } = request;
  if (checkpoint === null) return {};
  const { file, everyMs } = checkpoint;
  const identity = await identityOf(request);
  const from = await readCheckpoint(file, identity);
  let last = performance.now();
  return {
    ...(from === null ? {} : { from }),
    async onStep(take) {
      if (performance.now() - last < everyMs) return;
      await writeCheckpoint(file, identity, await take());
      last = performance.now();
    },
  };
}

/** Hash of what the numbers follow from, beside embeddings and labels, which the step's key vouches for. */
async function identityOf({
  bags,
  heads,
  options,
  losses,
}: ToChild): Promise<string> {
  const { name, version, device } = await loadBackend();
  const parts = { bags, heads, options, losses, name, version, device };
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
