import { assessPairs } from "./assessPairs.js";
import { checkMaps } from "./checkMaps.js";
import { closeRun } from "./closeRun.js";
import { compareSpots } from "./compareSpots.js";
import type { ActivityDeps } from "./deps.js";
import { drawClaim } from "./drawClaim.js";
import { evaluateGenes } from "./evaluateGenes.js";
import { withHeartbeat } from "./heartbeat.js";
import { keepDocument } from "./keepDocument.js";
import { injectLabels } from "./injectLabels.js";
import { judgeClaim } from "./judgeClaim.js";
import { judgeClaims } from "./judgeClaims.js";
import { locateGenes } from "./locateGenes.js";
import { mapRegions } from "./mapRegions.js";
import { openSealed } from "./openSealed.js";
import { perturbStains } from "./perturbStains.js";
import { predictControls } from "./predictControls.js";
import { prepareSlide } from "./prepareSlide.js";
import { probeBackground } from "./probeBackground.js";
import { randomiseWeights } from "./randomiseWeights.js";
import { readCohort } from "./readCohort.js";
import { reinstate } from "./reinstate.js";
import { settleBags } from "./settleBags.js";
import { splitCohort } from "./splitCohort.js";
import { trainGenes } from "./trainGenes.js";
import { weighEvidence } from "./weighEvidence.js";
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
  withdraw,
  reinstate,
  judgeClaim,
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

/** Builds the activities of a worker. Each tells Temporal, while it works, that it lives and how far it is. */
export function createActivities(deps: ActivityDeps): Activities {
  return Object.fromEntries(
    Object.entries(ACTIVITIES).map(([name, activity]) => {
      const bound = activity as (
        deps: ActivityDeps,
        ...args: unknown[]
      ) => Promise<unknown>;
      return [
        name,
        (...args: unknown[]) => withHeartbeat(() => bound(deps, ...args)),
      ];
    }),
  ) as unknown as Activities;
}
