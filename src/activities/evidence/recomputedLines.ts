import type { HeldOut } from "../../graph/standing/readHeldOut.js";
import type { EvidenceItem } from "../../knowledge/evidence.js";
import type { ActivityDeps, GeneStatistics } from "../deps.js";
import { putJson } from "../step/runStep.js";
import { isHeldOut } from "./isHeldOut.js";
import { itemsBySubject } from "./itemsBySubject.js";
import { keptItems } from "./keptItems.js";
import { recomputeEvidence } from "./recomputeEvidence.js";

/** Lines of evidence as they are without patients who were held out. */
export interface RecomputedLines {
  /** By line. */
  readonly items: ReadonlyMap<string, readonly EvidenceItem[]>;
  /** What was computed for it, to be kept with the judging that it is for. */
  readonly made: readonly {
    /** Id of the evaluations that it rests on. */
    readonly of: string;
    readonly without: readonly string[];
    readonly blob: string;
  }[];
}

/** Finds lines as they are without some patients; null: they would have to be computed, and cannot be here. */
export type Recompute = (
  sources: readonly HeldOut[],
) => Promise<RecomputedLines | null>;

/** Computes what was not computed before. */
export async function computeLines(
  deps: Pick<ActivityDeps, "blobs" | "tensors"> & GeneStatistics,
  sources: readonly HeldOut[],
): Promise<RecomputedLines> {
  const made: RecomputedLines["made"][number][] = [];
  const kept: HeldOut[] = [];
  for (const source of sources) {
    if (source.kept === null && !(await isHeldOut(deps, source))) continue;
    if (source.kept !== null) kept.push(source);
    else {
      const found = itemsBySubject(await recomputeEvidence(deps, source));
      const blob = await putJson(deps, Object.fromEntries(found));
      made.push({ of: source.evaluations.id, without: source.gone, blob });
      kept.push({ ...source, kept: blob });
    }
  }
  return { items: await keptItems(deps, kept), made };
}

/** Only finds what was computed before. */
export async function findLines(
  deps: Pick<ActivityDeps, "blobs">,
  sources: readonly HeldOut[],
): Promise<RecomputedLines | null> {
  for (const source of sources)
    if (source.kept === null && (await isHeldOut(deps, source))) return null;
  return { items: await keptItems(deps, sources), made: [] };
}
