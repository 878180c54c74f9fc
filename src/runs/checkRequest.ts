import type { Cohort } from "../io/tables/cohort.js";
import type { Findings } from "../io/tables/finding.js";
import { EXTRA_CONTROLS, extraControls } from "../knowledge/controlNames.js";
import type { DiscoveryProtocol } from "../knowledge/protocol.js";
import { isDiscoveryProtocol } from "../knowledge/protocolKind.js";
import { protocolCovers } from "../knowledge/protocolCovers.js";
import type { WithdrawnPart } from "../activities/cohort/withdrawnOf.js";
import { checkEncoder, encoderBesideFeatures } from "./checkEncoder.js";
import { checkProtocol } from "./checkProtocol.js";
import { checkSplit } from "./checkSplit.js";
import { checkOverlap, checkTiling, overlapNotices } from "./checkTiling.js";
import { checkTraining } from "./checkTraining.js";
import { fewPatientsNotices } from "./fewPatientsNotices.js";
import { folderUnderRoots } from "./cohortRoots.js";
import { withdrawnNotice } from "./withdrawnNotice.js";
import type { Issue, RunControlDeps, StartRequest } from "./runControl.js";

/** Each set of shuffled labels costs as much training as the genes themselves. */
const MOST_SHUFFLES = 1000;

/** A request that can be started, or all that is wrong with it. */
export type Checked =
  | {
      readonly kind: "valid";
      readonly folder: string;
      /** Id of the protocol. */
      readonly protocol: string;
      /** What was read, in short: whether it changes afterwards is seen by it. */
      readonly fingerprint: string;
      readonly notices: Findings["notices"];
    }
  | Refused;

interface Refused {
  readonly kind: "invalid";
  readonly message: string;
  readonly issues: readonly Issue[];
}

/** Checks a request against the graph and the cohort folder, before anything is kept of it. */
export async function checkRequest(
  deps: RunControlDeps,
  request: StartRequest,
): Promise<Checked> {
  const folder = await folderUnderRoots(request.cohort, deps.cohortRoots());
  if (folder.kind === "outside") return refused("cohort", folder.message);
  const protocol = await checkProtocol(deps, request.protocol, {
    is: isDiscoveryProtocol,
    about: "morphologies",
  });
  if ("message" in protocol) return refused("protocol", protocol.message);
  const wrong = await choiceFault(deps, request);
  if (wrong !== null) return refused(wrong.path, wrong.message);
  const { cohort, fingerprint, findings } = await deps.readCohort({
    dir: folder.path,
    panel: request.panel ?? null,
    slideRoots: deps.slideRoots,
    skipIncomplete: request.skipIncomplete ?? false,
    needSlides: true,
  });
  if (cohort === null || fingerprint === null) return faulty(findings);
  const parts = await deps.withdrawn.ofCohort(cohort);
  const unfit =
    wholeFault(parts) ?? fitFault(deps, request, cohort, protocol.plan);
  if (unfit !== null) return refused(unfit.path, unfit.message);
  return {
    kind: "valid",
    folder: folder.path,
    protocol: protocol.id,
    fingerprint,
    notices: [
      ...findings.notices,
      ...overlapNotices(request),
      ...fewPatientsNotices(protocol.plan, cohort),
      ...parts.map(withdrawnNotice),
    ],
  };
}

/** What is wrong with a request whatever the cohort; the model of a card is tried. */
async function choiceFault(
  deps: RunControlDeps,
  request: StartRequest,
): Promise<Issue | null> {
  const { folds } = request;
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= 20))
    return {
      path: "folds",
      message: `${folds} folds are not possible; choose 2 to 20`,
    };
  const misfit = checkOverlap(request);
  if (misfit !== null) return misfit;
  const unusable = await checkEncoder(deps, request.encoder);
  if (unusable !== null) return { path: "encoder", message: unusable };
  const untrainable = checkTraining(deps, request.training);
  if (untrainable !== null) return { path: "training", message: untrainable };
  return controlFault(request);
}

/** What is wrong with a request for this very cohort. */
function fitFault(
  deps: RunControlDeps,
  request: StartRequest,
  cohort: Cohort,
  plan: DiscoveryProtocol,
): Issue | null {
  const needless = encoderBesideFeatures(request.encoder, cohort);
  if (needless !== null) return { path: "encoder", message: needless };
  const unfit =
    checkTiling(request, cohort) ?? checkSplit(deps, request, cohort);
  if (unfit !== null) return unfit;
  const genes = cohort.expression.genes.length;
  const { morphologies } = deps;
  const beyond = protocolCovers(plan, { genes, morphologies });
  return beyond === null ? null : { path: "panel", message: beyond };
}

/** Without the table, or the cohort, nothing is left to run on. */
export function wholeFault(parts: readonly WithdrawnPart[]): Issue | null {
  const whole = parts.find(
    ({ kind }) => kind === "cohort" || kind === "expression",
  );
  if (whole === undefined) return null;
  const { kind, name, reason, entity } = whole;
  return {
    path: "cohort",
    message: `the ${kind} ${name} is withdrawn (${reason}); reinstate ${entity} first`,
  };
}

function controlFault({
  controls = [],
  shuffles = 1,
}: StartRequest): Issue | null {
  const asked = extraControls(controls);
  if ("unknown" in asked)
    return {
      path: "controls",
      message: `no control is called ${asked.unknown}; choose among ${EXTRA_CONTROLS.join(", ")}, or all`,
    };
  if (!Number.isInteger(shuffles) || shuffles < 1 || shuffles > MOST_SHUFFLES)
    return {
      path: "shuffles",
      message: `${shuffles} sets of shuffled labels are not possible; choose 1 to ${MOST_SHUFFLES}`,
    };
  return null;
}

/** A request that is wrong in one field. */
export function refused(path: string, message: string): Refused {
  return { kind: "invalid", message, issues: [{ path, message }] };
}

/** A request whose cohort cannot be read. */
export function faulty({ faults }: Findings): Refused {
  const issues = faults.map((fault) => ({
    path: [fault.file, fault.line, fault.column]
      .filter((part) => part !== null)
      .join(":"),
    message: `${fault.message} ${fault.remedy}`,
  }));
  const message = `the cohort has ${issues.length} fault(s)`;
  return { kind: "invalid", message, issues };
}
