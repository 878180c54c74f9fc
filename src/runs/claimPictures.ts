import type { Client } from "@temporalio/client";
import type { drawClaim } from "../../workflows/drawClaim.js";
import type { DrawnClaim } from "../activities/dto.js";
import type { Graph } from "../graph/graph.js";
import type { ClaimDrawing, claimDrawing } from "../graph/read/claimDrawing.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import { PictureFailedError, PictureNotReadyError } from "./pictureErrors.js";
import { resultWithin } from "./resultWithin.js";

/** What a claim's pictures are called by those who ask. */
export type PictureName = "overlay.png" | "regions.geojson";

/** Shows what claims rest on. */
export interface ClaimPictures {
  /**
   * A picture of a claim's head version; drawn now where it was not before. null where there is no such claim, or no map
   * of its genes was kept.
   * @throws PictureNotReadyError, PictureFailedError
   */
  claimPicture(claim: string, name: PictureName): Promise<Buffer | null>;
}

/** What ClaimPictures reaches outside itself. */
export interface ClaimPicturesDeps {
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly graph: {
    readonly store: Graph;
    readonly claimDrawing: typeof claimDrawing;
  };
  readonly blobs: Pick<BlobStore, "get">;
  /** How long a caller waits for a drawing. */
  readonly waitMs: number;
}

/** As the steps that draw name them: the drawing's kind in the graph, and its place in what the workflow returns. */
const DRAWINGS = {
  "overlay.png": { kind: "claim-overlay", part: "overlay" },
  "regions.geojson": { kind: "claim-regions", part: "regions" },
} as const;

/** A drawing that nobody waits for any more, for want of a worker, is given up. */
const GIVE_UP = "30 minutes";

/** Builds the one ClaimPictures of a process. */
export function createClaimPictures(deps: ClaimPicturesDeps): ClaimPictures {
  return {
    async claimPicture(claim, name) {
      const { kind, part } = DRAWINGS[name];
      const { store } = deps.graph;
      const known = await deps.graph.claimDrawing(store, { claim, kind });
      if (known === null) return null;
      const blob = known.blob ?? (await draw(deps, claim, known))?.[part].blob;
      return blob === undefined ? null : deps.blobs.get(blob);
    },
  };
}

/** Draws once however many ask, and waits for it. */
async function draw(
  { temporal, taskQueue, waitMs }: ClaimPicturesDeps,
  claim: string,
  { version, run }: ClaimDrawing,
): Promise<DrawnClaim | null> {
  const handle = await temporal.workflow.start<typeof drawClaim>("drawClaim", {
    workflowId: `draw-${version}`,
    taskQueue,
    args: [{ run, claim }],
    workflowIdReusePolicy: "ALLOW_DUPLICATE",
    workflowIdConflictPolicy: "USE_EXISTING",
    workflowExecutionTimeout: GIVE_UP,
  });
  return resultWithin(temporal, handle, {
    waitMs,
    late: () => {
      throw new PictureNotReadyError(claim, waitMs);
    },
    failed: (reason, cause) => {
      throw new PictureFailedError(claim, reason, { cause });
    },
  });
}
