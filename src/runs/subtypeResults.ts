import type { SubtypeReport } from "../activities/subtypeReport.js";
import type { Graph } from "../graph/graph.js";
import type { subtypeBlobs } from "../graph/read/subtypeBlobs.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import type { readEbm } from "../io/subtype/ebmJson.js";

export type { SubtypeReport };
/** The explainable model of all patients. */
export type SubtypeModel = ReturnType<typeof readEbm>;

/** What runs found of subtypes. */
export interface SubtypeResults {
  /** null where the run learnt none, or not yet. */
  report(run: string): Promise<SubtypeReport | null>;
  /** null where the run learnt none, or not yet. */
  model(run: string): Promise<SubtypeModel | null>;
}

/** Builds the one SubtypeResults of a process. */
export function createSubtypeResults({
  graph,
  blobs,
  readEbm: read,
}: {
  readonly graph: {
    readonly store: Graph;
    readonly subtypeBlobs: typeof subtypeBlobs;
  };
  readonly blobs: Pick<BlobStore, "get">;
  readonly readEbm: typeof readEbm;
}): SubtypeResults {
  const text = async (
    run: string,
    kind: "subtypes" | "subtypeModel",
  ): Promise<string | null> => {
    const found = await graph.subtypeBlobs(graph.store, run);
    const blob = found?.[kind];
    return blob === undefined ? null : (await blobs.get(blob)).toString("utf8");
  };
  return {
    report: async (run) => {
      const json = await text(run, "subtypes");
      return json === null ? null : (JSON.parse(json) as SubtypeReport);
    },
    model: async (run) => {
      const json = await text(run, "subtypeModel");
      return json === null ? null : read(json);
    },
  };
}
