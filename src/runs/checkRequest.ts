import type { RegisteredProtocol } from "../graph/protocols.js";
import type { Findings } from "../io/tables/finding.js";
import { EXTRA_CONTROLS, extraControls } from "../knowledge/controlNames.js";
import { parseProtocol, type Protocol } from "../knowledge/protocol.js";
import { ProtocolError } from "../knowledge/protocolError.js";
import { protocolCovers } from "../knowledge/protocolCovers.js";
import type { WithdrawnPart } from "../activities/withdrawnOf.js";
import { checkEncoder, encoderBesideFeatures } from "./checkEncoder.js";
import { checkSplit } from "./checkSplit.js";
import { checkOverlap, checkTiling, overlapNotices } from "./checkTiling.js";
import { checkTraining } from "./checkTraining.js";
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
  const { graph } = deps;
  const folder = await folderUnderRoots(request.cohort, deps.cohortRoots());
  if (folder.kind === "outside") return refuse("cohort", folder.message);
  const protocol = await graph.findProtocolByName(
    graph.store,
    request.protocol,
  );
  if (protocol === null)
    return refuse(
      "protocol",
      `no protocol named ${request.protocol} is registered`,
    );
  const withdrawn = await deps.withdrawn.protocol(protocol.id);
  if (withdrawn !== null)
    return refuse(
      "protocol",
      `protocol ${protocol.name} is withdrawn (${withdrawn}); reinstate ${protocol.id}, or name another`,
    );
  const plan = readProtocol(protocol);
  if ("kind" in plan) return plan;
  if (!areFolds(request.folds))
    return refuse(
      "folds",
      `${request.folds} folds are not possible; choose 2 to 20`,
    );
  const misfit = checkOverlap(request);
  if (misfit !== null) return refuse(misfit.path, misfit.message);
  const unusable = await checkEncoder(deps, request.encoder);
  if (unusable !== null) return refuse("encoder", unusable);
  const untrainable = checkTraining(deps, request.training);
  if (untrainable !== null) return refuse("training", untrainable);
  const controls = controlFault(request);
  if (controls !== null) return controls;
  const { cohort, fingerprint, findings } = await deps.readCohort({
    dir: folder.path,
    panel: request.panel ?? null,
    slideRoots: deps.slideRoots,
    skipIncomplete: request.skipIncomplete ?? false,
    needSlides: true,
  });
  if (cohort === null || fingerprint === null) return faulty(findings);
  const parts = await deps.withdrawn.ofCohort(cohort);
  const whole = parts.find(isWhole);
  if (whole !== undefined)
    return refuse(
      "cohort",
      `the ${whole.kind} ${whole.name} is withdrawn (${whole.reason}); reinstate ${whole.entity} first`,
    );
  const needless = encoderBesideFeatures(request.encoder, cohort);
  if (needless !== null) return refuse("encoder", needless);
  const unfit = checkTiling(request, cohort);
  if (unfit !== null) return refuse(unfit.path, unfit.message);
  const undivided = checkSplit(deps, request, cohort);
  if (undivided !== null) return refuse(undivided.path, undivided.message);
  const { genes } = cohort.expression;
  const { morphologies } = deps;
  const beyond = protocolCovers(plan, { genes: genes.length, morphologies });
  if (beyond !== null) return refuse("panel", beyond);
  return {
    kind: "valid",
    folder: folder.path,
    protocol: protocol.id,
    fingerprint,
    notices: [
      ...findings.notices,
      ...overlapNotices(request),
      ...parts.map(withdrawnNotice),
    ],
  };
}

/** Without the table, or the cohort, nothing is left to run on. */
function isWhole({ kind }: WithdrawnPart): boolean {
  return kind === "cohort" || kind === "expression";
}

function areFolds(count: number): boolean {
  return Number.isInteger(count) && count >= 2 && count <= 20;
}

function controlFault({
  controls = [],
  shuffles = 1,
}: StartRequest): Refused | null {
  const asked = extraControls(controls);
  if ("unknown" in asked)
    return refuse(
      "controls",
      `no control is called ${asked.unknown}; choose among ${EXTRA_CONTROLS.join(", ")}, or all`,
    );
  if (!Number.isInteger(shuffles) || shuffles < 1 || shuffles > MOST_SHUFFLES)
    return refuse(
      "shuffles",
      `${shuffles} sets of shuffled labels are not possible; choose 1 to ${MOST_SHUFFLES}`,
    );
  return null;
}

function refuse(path: string, message: string): Refused {
  return { kind: "invalid", message, issues: [{ path, message }] };
}

function readProtocol({ json }: RegisteredProtocol): Protocol | Refused {
  try {
    return parseProtocol(JSON.parse(json));
  } catch (error) {
    if (error instanceof ProtocolError)
      return refuse("protocol", error.message);
    throw error;
  }
}

function faulty({ faults }: Findings): Refused {
  const issues = faults.map((fault) => ({
    path: [fault.file, fault.line, fault.column]
      .filter((part) => part !== null)
      .join(":"),
    message: `${fault.message} ${fault.remedy}`,
  }));
  const message = `the cohort has ${issues.length} fault(s)`;
  return { kind: "invalid", message, issues };
}
