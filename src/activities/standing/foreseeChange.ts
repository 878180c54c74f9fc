import type { Standing } from "../../graph/standing/readStanding.js";
import type { ActivityDeps } from "../deps.js";
import type { ChangeKind, ChangeRequest, StandingAnswer } from "../dto.js";
import { recountSites } from "../evidence/recountSites.js";
import { refuseChange } from "./refuseChange.js";
import type { Rejudged, StandingReport } from "./standingReport.js";
import { judgeReached, reportOf } from "./standingReport.js";

/** What a change of standing would do, with all that it is decided on; or why it is refused. */
export type Foreseen =
  | Extract<StandingAnswer, { kind: "refused" }>
  | {
      readonly kind: "foreseen";
      readonly standing: Standing;
      readonly rejudged: readonly Rejudged[];
      readonly report: StandingReport;
    };

/** Judges again every claim that rests on a thing, and writes nothing: what a dry run tells, and what a change does. */
export async function foreseeChange(
  graph: Pick<ActivityDeps["graph"], "store" | "readStanding">,
  kind: ChangeKind,
  { entity }: Pick<ChangeRequest, "entity">,
): Promise<Foreseen> {
  const standing = await graph.readStanding(graph.store, entity);
  const issues = refuseChange(kind, entity, standing);
  if (standing === null || issues.length > 0)
    return { kind: "refused", issues, openRuns: standing?.openRuns ?? [] };
  const fallen = new Set([
    ...standing.fallenOtherwise,
    ...(kind === "withdraw" ? standing.reach.keys() : []),
  ]);
  const rejudged = judgeReached(standing, fallen, recountSites(standing));
  const report = reportOf(standing, rejudged);
  return { kind: "foreseen", standing, rejudged, report };
}
