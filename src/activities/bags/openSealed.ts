import type { ActivityDeps } from "../deps.js";
import type { MadeSoFar, RunInput, TrainedGroup } from "../dto.js";
import { getJson } from "../step/json.js";
import { settledCohort } from "./loadTiles.js";
import { openingOf } from "./openingOf.js";

/**
 * Logs that this configuration is about to look at the sealed patients: those of the same table and names, whatever the
 * manifest calls them. The configuration is everything that
 * decides what will be seen: the protocol, the split and the readings of the trained models.
 * @param groups blob of the trained groups
 * @returns how many other configurations looked before; 0 where nothing is sealed
 */
export async function openSealed(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<number> {
  if (made.split.sealed === 0) return 0;
  const trained = await getJson<TrainedGroup[]>(deps, groups);
  const models = trained.map(({ maps }) => maps?.id ?? null);
  const asked = openingOf(await settledCohort(deps, made), {
    protocol: input.protocol,
    split: made.split.id,
    models,
  });
  const { earlier } = await deps.graph.openSealed(deps.graph.store, {
    ...asked,
    run: input.run,
    at: deps.now().toISOString(),
  });
  return earlier;
}
