import type { GeneFigure, Unmeasured } from "./controlOutcome.js";
import { controlOutcome } from "./controlOutcome.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput, TrainedGroup } from "../dto.js";
import { getJson } from "../step/json.js";
import type { LoadedCohort, SettledCohort } from "../bags/loadTiles.js";
import { loadTiles, settledCohort } from "../bags/loadTiles.js";
import { refOf, runStep } from "../step/runStep.js";
import type { StepName } from "../step/stepName.js";
import type { TrainedWeights } from "../training/trainedWeights.js";
import { trainedWeights } from "../training/trainedWeights.js";
import type { Used } from "../step/usedForLabels.js";

/** What trained models are put to. */
export interface ModelControl {
  readonly name: StepName;
  readonly params: Readonly<Record<string, unknown>>;
  readonly used: (
    made: MadeSoFar,
    settled: SettledCohort,
    trained: readonly TrainedGroup[],
  ) => readonly Used[];
  readonly look: (
    loaded: LoadedCohort,
    heads: readonly TrainedWeights[],
  ) => Promise<{
    readonly figures: readonly GeneFigure[];
    readonly unmeasured?: readonly Unmeasured[];
    readonly details: unknown;
  }>;
}

/**
 * Puts the heads of every gene to a control, as one step.
 * @param from of the run; `groups` is the blob of the trained groups
 */
export async function modelControl(
  deps: ActivityDeps,
  from: {
    readonly input: RunInput;
    readonly made: MadeSoFar;
    readonly groups: string;
  },
  { name, params, used, look }: ModelControl,
): Promise<EntityRef> {
  const { run, seed } = from.input;
  const trained = await getJson<TrainedGroup[]>(deps, from.groups);
  const settled = await settledCohort(deps, from.made);
  const step = await runStep(
    deps,
    { name, run, seed, params, used: used(from.made, settled, trained) },
    async (idOf) => {
      const loaded = await loadTiles(deps, settled);
      const heads = await trainedWeights(deps, trained);
      return controlOutcome(deps, idOf, await look(loaded, heads));
    },
  );
  return refOf(step, "controls");
}
