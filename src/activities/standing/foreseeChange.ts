import type { Standing } from "../../graph/standing/readStanding.js";
import type { ActivityDeps } from "../deps.js";
import type { ChangeKind, ChangeRequest, StandingAnswer } from "../dto.js";
import { recountSites } from "../evidence/recountSites.js";
import type {
  Recompute,
  RecomputedLines,
} from "../evidence/recomputedLines.js";
import { refuseChange } from "./refuseChange.js";
import type { Rejudged, StandingReport } from "./standingReport.js";
import { judgeReached, reportOf } from "./standingReport.js";

/** What a change of standing would do, with all that it is decided on; or why it is refused. */
export type Foreseen =
  | Extract<StandingAnswer, { kind: "refused" }>
  /** Lines would have to be computed anew, which whoever asked cannot. */
  | { readonly kind: "computes" }
  | {
      readonly kind: "foreseen";
      readonly standing: Standing;
      readonly rejudged: readonly Rejudged[];
      readonly recomputed: RecomputedLines;
      readonly report: StandingReport;
    };

/** Judges again every claim that rests on a thing, and writes nothing: what a dry run tells, and what a change does. */
export async function foreseeChange(
  graph: Pick<ActivityDeps["graph"], "store" | "readStanding">,
  kind: ChangeKind,
  { entity }: Pick<ChangeRequest, "entity">,
  recompute: Recompute,
): Promise<Foreseen> {
  const standing = await graph.readStanding(graph.store, entity);
  const issues = refuseChange(kind, entity, standing);
  if (standing === null || issues.length > 0)
    return { kind: "refused", issues, openRuns: standing?.openRuns ?? [] };
  const fallen = new Set([
    ...standing.fallenOtherwise,
    ...(kind === "withdraw" ? standing.reach.keys() : []),
  ]);
  const recomputed = await recompute(standing.heldOut);
  if (recomputed === null) return { kind: "computes" };
  const anew = new Map([...recomputed.items, ...recountSites(standing)]);
  const rejudged = judgeReached(standing, fallen, anew);
  const report = reportOf(standing, rejudged);
  return { kind: "foreseen", standing, rejudged, recomputed, report };
}
