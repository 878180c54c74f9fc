import { assessMarks } from "./subtype/assessMarks.js";
import { assessPairs } from "./evidence/assessPairs.js";
import { checkMaps } from "./controls/checkMaps.js";
import { closeReading } from "./reading/closeReading.js";
import { closeRun } from "./cohort/closeRun.js";
import { compareCohorts } from "./elsewhere/compareCohorts.js";
import { compareSpots } from "./evidence/compareSpots.js";
import { curveSubtypes } from "./subtype/curveSubtypes.js";
import type { ActivityDeps } from "./deps.js";
import { drawClaim } from "./pictures/drawClaim.js";
import { evaluateGenes } from "./evaluation/evaluateGenes.js";
import { withHeartbeat } from "./step/heartbeat.js";
import { keepDocument } from "./step/keepDocument.js";
import { fitSubtypes } from "./subtype/fitSubtypes.js";
import { keepSubtypes } from "./subtype/keepSubtypes.js";
import { injectLabels } from "./controls/injectLabels.js";
import { shuffleTogether } from "./controls/shuffleTogether.js";
import { judgeClaim } from "./judging/judgeClaim.js";
import { judgeClaims } from "./judging/judgeClaims.js";
import { locateGenes } from "./maps/locateGenes.js";
import { mapRegions } from "./maps/mapRegions.js";
import { openMarks } from "./subtype/openMarks.js";
import { openSealed } from "./bags/openSealed.js";
import { perturbStains } from "./controls/perturbStains.js";
import type { ActivityCall } from "./replication/replay.js";
import { planHeads } from "./training/planHeads.js";
import { predictControls } from "./baselines/predictControls.js";
import { prepareSlide } from "./slide/prepareSlide.js";
import { probeBackground } from "./controls/probeBackground.js";
import { randomiseWeights } from "./controls/randomiseWeights.js";
import { readCohort } from "./cohort/readCohort.js";
import { replicateStep } from "./replication/replicateStep.js";
import { reinstate } from "./standing/reinstate.js";
import { settleBags } from "./bags/settleBags.js";
import { splitCohort } from "./bags/splitCohort.js";
import { startReading } from "./reading/startReading.js";
import { submitReading } from "./reading/submitReading.js";
import { trainGenes } from "./training/trainGenes.js";
import { weighEvidence } from "./evidence/weighEvidence.js";
import { weighSpots } from "./evidence/weighSpots.js";
import { weighMarks } from "./subtype/weighMarks.js";
import { withdraw } from "./standing/withdraw.js";

const ACTIVITIES = {
  readCohort,
  prepareSlide,
  keepDocument,
  settleBags,
  splitCohort,
  planHeads,
  trainGenes,
  predictControls,
  openSealed,
  evaluateGenes,
  mapRegions,
  checkMaps,
  randomiseWeights,
  injectLabels,
  shuffleTogether,
  probeBackground,
  perturbStains,
  locateGenes,
  assessPairs,
  compareSpots,
  weighEvidence,
  weighSpots,
  judgeClaims,
  drawClaim,
  closeRun,
  fitSubtypes,
  curveSubtypes,
  keepSubtypes,
  openMarks,
  assessMarks,
  weighMarks,
  withdraw,
  reinstate,
  judgeClaim,
  replicateStep,
  startReading,
  submitReading,
  closeReading,
  compareCohorts,
};

type Bound<F> = F extends (
  deps: ActivityDeps,
  ...args: infer A
) => Promise<infer R>
  ? (...args: A) => Promise<R>
  : never;

/** Activities as workflows call them. */
export type Activities = {
  readonly [Name in keyof typeof ACTIVITIES]: Bound<(typeof ACTIVITIES)[Name]>;
};

type AnyActivity = (
  deps: ActivityDeps,
  ...args: readonly unknown[]
) => Promise<unknown>;

/** @throws where there is no such activity, as when it was renamed since the call was kept */
function perform(
  deps: ActivityDeps,
  { activity, args }: ActivityCall,
): Promise<unknown> {
  const found = Object.entries(ACTIVITIES).find(([name]) => name === activity);
  if (found === undefined) throw new Error(`there is no activity ${activity}`);
  return (found[1] as AnyActivity)(deps, ...args);
}

/** Builds the activities of a worker. Each tells Temporal, while it works, that it lives and how far it is. */
export function createActivities(deps: ActivityDeps): Activities {
  return Object.fromEntries(
    Object.entries(ACTIVITIES).map(([name, activity]) => {
      const bound = activity as AnyActivity;
      return [
        name,
        (...args: unknown[]) => {
          const call = { activity: name, args };
          const own = { ...deps, call, perform };
          return withHeartbeat(() => bound(own, ...args));
        },
      ];
    }),
  ) as unknown as Activities;
}
