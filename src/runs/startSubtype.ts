import type { SubtypeInput } from "../activities/dto.js";
import type { AskedGenes } from "../io/tables/genes/panel.js";
import type { Caller } from "../knowledge/caller.js";
import type { RunRow } from "../graph/runs.js";
import { isSubtypeProtocol } from "../knowledge/protocolKind.js";
import { protocolCoversMarks } from "../knowledge/protocolCovers.js";
import { acceptRun } from "./acceptRun.js";
import { checkProtocol } from "./checkProtocol.js";
import type { Checked } from "./checkRequest.js";
import { faulty, refused, wholeFault } from "./checkRequest.js";
import { genesFault } from "./checkGenes.js";
import { folderUnderRoots } from "./cohortRoots.js";
import type { Issue, RunControlDeps, StartResult } from "./runControl.js";
import { varyingFault } from "./varyingFault.js";
import { unclaimedNotice } from "./unclaimedNotice.js";
import { withdrawnNotice } from "./withdrawnNotice.js";

/** What a caller asks of subtypes. */
export interface SubtypeRequest extends Pick<
  SubtypeInput,
  "label" | "folds" | "seed" | "split" | "pairs" | "ebm"
> {
  readonly idempotencyKey: string;
  /** A folder under one of the cohort roots. */
  readonly cohort: string;
  readonly skipIncomplete: boolean;
  /** Which discovery's predictions to feed the models too, null: the newest; left out: none. */
  readonly predicted?: { readonly run: string | null };
  /** Genes to learn from. */
  readonly panel: AskedGenes;
  /** Name of a registered protocol about subtypes; left out: the one that ships. */
  readonly protocol?: string;
}

const MOST_FOLDS = 20;
const MOST_PAIRS = 100;
/** Each is measured with each other. */
const MOST_PAIRED = 1000;
/** The protocol that ships. */
const SHIPPED = "subtype";

/** Accepts a learning of subtypes, as `acceptRun` does, or says all that is wrong with it. */
export function startSubtype(
  deps: RunControlDeps,
  request: SubtypeRequest,
  by: Caller,
): Promise<StartResult> {
  const plan = {
    request,
    check: () => check(deps, request),
    workflow: "subtype",
    input: (run: RunRow) => inputOf(run, request),
  };
  return acceptRun(deps, plan, by);
}

async function check(
  deps: RunControlDeps,
  request: SubtypeRequest,
): Promise<Checked> {
  const folder = await folderUnderRoots(request.cohort, deps.cohortRoots());
  if (folder.kind === "outside") return refused("cohort", folder.message);
  const { folds } = request;
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= MOST_FOLDS))
    return refused(
      "folds",
      `${folds} folds are not possible; choose 2 to ${MOST_FOLDS}`,
    );
  const { pairs = 0 } = request;
  if (!(Number.isInteger(pairs) && pairs >= 0 && pairs <= MOST_PAIRS))
    return refused(
      "pairs",
      `${pairs} pairs are not possible; choose 0 to ${MOST_PAIRS}`,
    );
  const { cohort, fingerprint, findings } = await deps.readCohort({
    dir: folder.path,
    panel: request.panel,
    slideRoots: deps.slideRoots,
    skipIncomplete: request.skipIncomplete,
    needSlides: false,
  });
  if (cohort === null || fingerprint === null) return faulty(findings);
  const protocol = await checkProtocol(deps, request.protocol ?? SHIPPED, {
    is: isSubtypeProtocol,
    about: "subtypes",
  });
  if ("message" in protocol) return refused("protocol", protocol.message);
  const parts = await deps.withdrawn.ofCohort(cohort);
  const unfit =
    wholeFault(parts) ??
    genesFault(cohort.expression, request.panel) ??
    varyingFault(cohort.expression) ??
    pairsFault(cohort.expression.genes.length, request) ??
    planFault(deps, request, cohort) ??
    (await imageFault(deps, request, cohort));
  if (unfit !== null) return refused(unfit.path, unfit.message);
  const beyond = protocolCoversMarks(protocol.plan, {
    genes: cohort.expression.genes.length,
    classes: deps.planSubtypes(cohort, request).read.classes.length,
  });
  if (beyond !== null && request.protocol !== undefined)
    return refused("panel", beyond);
  return {
    kind: "valid",
    folder: folder.path,
    protocol: beyond === null ? protocol.id : NOTHING_CLAIMED,
    fingerprint,
    notices: [
      ...findings.notices,
      ...parts.map(withdrawnNotice),
      ...(beyond === null ? [] : [unclaimedNotice(beyond)]),
    ],
  };
}

/** In place of a protocol's id. */
const NOTHING_CLAIMED = "";

/** Of all genes each model is taught fewer. */
function pairsFault(
  genes: number,
  { panel, pairs = 0 }: SubtypeRequest,
): Issue | null {
  if (pairs === 0 || panel === "all" || genes <= MOST_PAIRED) return null;
  const message = `pairs are sought among ${MOST_PAIRED} genes at most, not ${genes}; give a smaller panel, or ask for no pairs`;
  return { path: "pairs", message };
}

function planFault(
  { planSubtypes }: Pick<RunControlDeps, "planSubtypes">,
  request: SubtypeRequest,
  cohort: Parameters<RunControlDeps["planSubtypes"]>[0],
): Issue | null {
  try {
    planSubtypes(cohort, request);
    return null;
  } catch (error) {
    if (!(error instanceof Error && error.name === "SubtypePlanError"))
      throw error;
    const path =
      "field" in error && typeof error.field === "string"
        ? error.field
        : "label";
    return { path, message: error.message };
  }
}

async function imageFault(
  { noImageRun }: Pick<RunControlDeps, "noImageRun">,
  { predicted }: SubtypeRequest,
  cohort: Parameters<RunControlDeps["noImageRun"]>[0],
): Promise<Issue | null> {
  if (predicted === undefined) return null;
  const message = await noImageRun(cohort, predicted.run);
  return message === null ? null : { path: "predicted", message };
}

function inputOf(run: RunRow, request: SubtypeRequest): SubtypeInput {
  const { label, folds, seed, split, skipIncomplete, panel } = request;
  const { predicted, pairs, ebm } = request;
  const { protocol } = run;
  return {
    run: run.id,
    folder: run.cohort,
    accepted: run.cohortHash ?? null,
    slides: "leave",
    ...{ label, folds, seed, split, skipIncomplete, panel },
    ...(pairs === undefined ? {} : { pairs }),
    ...(ebm === undefined ? {} : { ebm }),
    ...(predicted === undefined ? {} : { predicted }),
    ...(protocol === NOTHING_CLAIMED ? {} : { protocol }),
  };
}
