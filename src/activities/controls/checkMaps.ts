import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput, TrainedGroup } from "../dto.js";
import { controlOutcome } from "./controlOutcome.js";
import { getJson } from "../step/json.js";
import { loadTiles, settledCohort } from "../bags/loadTiles.js";
import { MAP_DRAWS, mapControls } from "./mapControls.js";
import { refOf, runStep } from "../step/runStep.js";
import {
  labelsHash,
  usedForExpression,
  usedForTiles,
} from "../step/usedForLabels.js";

/**
 * Puts the maps of all genes to what costs next to nothing, in every run: shuffled labels, flipped tiles, whether the
 * site can be told from the embeddings and from what is attended to, and whether attention goes with co-expression.
 * @param groups blob of the trained groups
 */
export async function checkMaps(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<EntityRef> {
  const trained = await getJson<TrainedGroup[]>(deps, groups);
  const settled = await settledCohort(deps, made);
  const step = await runStep(
    deps,
    {
      name: "checkMaps",
      run: input.run,
      seed: input.seed,
      params: { draws: MAP_DRAWS, labels: labelsHash(settled) },
      used: [
        { role: "split", id: made.split.id },
        ...trained.flatMap(({ maps }) =>
          maps === null ? [] : [{ role: "readings", id: maps.id }],
        ),
        ...usedForExpression(made, settled),
        ...usedForTiles(settled, "embedding"),
      ],
    },
    async (idOf) => {
      const loaded = await loadTiles(deps, settled);
      const found = await mapControls(deps, loaded, trained, input.seed);
      return controlOutcome(deps, idOf, found);
    },
  );
  return refOf(step, "controls");
}
