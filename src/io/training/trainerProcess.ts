import { applyHeads } from "../../science/mil/applyHeads.js";
import { trainHeads } from "../../science/mil/trainHeads.js";
import { loadBackend } from "../tensor/backend.js";
import { readRequest } from "./trainingFiles.js";
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
  tell({ kind: "failed", name: error.name, message: error.message });
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
  const { folder, options, keep } = request;
  const { bags, heads } = await readRequest(
    folder,
    request.bags,
    request.heads,
  );
  const trained = await trainHeads({
    bags,
    heads,
    options,
    onProgress: async (epochsDone, epochsTotal) => {
      tell({ kind: "progress", epochsDone, epochsTotal });
      // A turn of the event loop, in which the end of the parent is noticed.
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  await writeResult(folder, trained, await applyHeads({ bags, trained }), {
    options,
    keep,
  });
  tell({ kind: "done", status: [...trained.status] });
}
