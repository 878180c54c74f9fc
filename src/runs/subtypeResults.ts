import type { KeptReport } from "../activities/subtype/keptReport.js";
import type { SubtypeCurves } from "../activities/subtype/subtypeCurves.js";
import type { SubtypeMarks } from "../activities/subtype/subtypeMarks.js";
import type { SubtypeReport } from "../activities/subtype/subtypeReport.js";
import type { Graph } from "../graph/graph.js";
import type {
  subtypeBlobs,
  SubtypeDocument,
} from "../graph/read/subtypeBlobs.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import type { readEbm } from "../io/subtype/ebmJson.js";

export type { KeptReport, SubtypeCurves, SubtypeMarks, SubtypeReport };
/** The explainable model of all patients. */
export type SubtypeModel = ReturnType<typeof readEbm>;

/** What runs found of subtypes; each null where the run learnt none, was not asked, or has not come so far. */
export interface SubtypeResults {
  report(run: string): Promise<SubtypeReport | null>;
  model(run: string): Promise<SubtypeModel | null>;
  /** How much of the subtypes images keep. */
  kept(run: string): Promise<KeptReport | null>;
  /** Whether each class has patients enough. */
  curves(run: string): Promise<SubtypeCurves | null>;
  /** Which genes were tried for which classes. */
  marks(run: string): Promise<SubtypeMarks | null>;
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
    kind: SubtypeDocument,
  ): Promise<string | null> => {
    const blob = (await graph.subtypeBlobs(graph.store, run)).get(kind);
    return blob === undefined ? null : (await blobs.get(blob)).toString("utf8");
  };
  const json = async <T>(
    run: string,
    kind: SubtypeDocument,
  ): Promise<T | null> => {
    const found = await text(run, kind);
    return found === null ? null : (JSON.parse(found) as T);
  };
  return {
    report: (run) => json<SubtypeReport>(run, "subtypes"),
    curves: (run) => json<SubtypeCurves>(run, "subtypeCurves"),
    marks: (run) => json<SubtypeMarks>(run, "subtypeMarks"),
    kept: (run) => json<KeptReport>(run, "subtypesKept"),
    model: async (run) => {
      const found = await text(run, "subtypeModel");
      return found === null ? null : read(found);
    },
  };
}
