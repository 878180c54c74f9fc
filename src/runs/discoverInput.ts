import type { DiscoverInput } from "../activities/dto.js";
import type { RunRow } from "../graph/runs.js";
import { extraControls } from "../knowledge/controlNames.js";
import { splitOf } from "./checkSplit.js";
import type { RunControlDeps, StartRequest } from "./runControl.js";
import { tilingOf } from "./tilingOf.js";

/** What the workflow of an accepted run is given: the request with what its acceptance settled. @throws BadTrainingError */
export function discoverInput(
  { parseTraining }: Pick<RunControlDeps, "parseTraining">,
  run: RunRow,
  request: StartRequest,
): DiscoverInput {
  const { folds, seed, training } = request;
  return {
    run: run.id,
    folder: run.cohort,
    protocol: run.protocol,
    folds,
    seed,
    skipIncomplete: request.skipIncomplete ?? false,
    panel: request.panel ?? null,
    accepted: run.cohortHash ?? null,
    encoder: request.encoder ?? null,
    tiling: tilingOf(request),
    split: splitOf(request),
    baselines: request.baselines ?? null,
    ...(training === undefined ? {} : { training: parseTraining(training) }),
    ...controlsOf(request),
  };
}

/** What of the controls is asked; left out where nothing is, so that such runs stay what they were. */
function controlsOf({
  controls: asked = [],
  shuffles,
}: StartRequest): Pick<DiscoverInput, "controls" | "shuffles"> {
  const found = extraControls(asked);
  return {
    ...("controls" in found && found.controls.length > 0 ? found : {}),
    ...(shuffles === undefined ? {} : { shuffles }),
  };
}
