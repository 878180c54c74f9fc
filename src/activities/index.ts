import { assessMarks } from "./assessMarks.js";
import { assessPairs } from "./assessPairs.js";
import { checkMaps } from "./checkMaps.js";
import { closeReading } from "./closeReading.js";
import { closeRun } from "./closeRun.js";
import { compareSpots } from "./compareSpots.js";
import { curveSubtypes } from "./curveSubtypes.js";
import type { ActivityDeps } from "./deps.js";
import { drawClaim } from "./drawClaim.js";
import { evaluateGenes } from "./evaluateGenes.js";
import { withHeartbeat } from "./heartbeat.js";
import { keepDocument } from "./keepDocument.js";
import { fitSubtypes } from "./fitSubtypes.js";
import { keepSubtypes } from "./keepSubtypes.js";
import { injectLabels } from "./injectLabels.js";
import { judgeClaim } from "./judgeClaim.js";
import { judgeClaims } from "./judgeClaims.js";
import { locateGenes } from "./locateGenes.js";
import { mapRegions } from "./mapRegions.js";
import { openMarks } from "./openMarks.js";
import { openSealed } from "./openSealed.js";
import { perturbStains } from "./perturbStains.js";
import type { ActivityCall } from "./replay.js";
import { predictControls } from "./predictControls.js";
import { prepareSlide } from "./prepareSlide.js";
import { probeBackground } from "./probeBackground.js";
import { randomiseWeights } from "./randomiseWeights.js";
import { readCohort } from "./readCohort.js";
import { replicateStep } from "./replicateStep.js";
import { reinstate } from "./reinstate.js";
import { settleBags } from "./settleBags.js";
import { splitCohort } from "./splitCohort.js";
import { startReading } from "./startReading.js";
import { submitReading } from "./submitReading.js";
import { trainGenes } from "./trainGenes.js";
import { weighEvidence } from "./weighEvidence.js";
import { weighMarks } from "./weighMarks.js";
import { withdraw } from "./withdraw.js";

const ACTIVITIES = {
  readCohort,
  prepareSlide,
  keepDocument,
  settleBags,
  splitCohort,
  trainGenes,
  predictControls,
  openSealed,
  evaluateGenes,
  mapRegions,
  checkMaps,
  randomiseWeights,
  injectLabels,
  probeBackground,
  perturbStains,
  locateGenes,
  assessPairs,
  compareSpots,
  weighEvidence,
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
