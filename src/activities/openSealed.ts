import { canonical, sha256 } from "../knowledge/identity.js";
import type { ActivityDeps } from "./deps.js";
import type { MadeSoFar, RunInput, TrainedGroup } from "./dto.js";
import { getJson } from "./json.js";

/**
 * Logs that this configuration is about to look at the cohort's sealed patients. The configuration is everything that
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
  const { earlier } = await deps.graph.openSealed(deps.graph.store, {
    cohort: made.cohort.id,
    configuration: sha256(
      canonical({ protocol: input.protocol, split: made.split.id, models }),
    ),
    run: input.run,
    at: deps.now().toISOString(),
  });
  return earlier;
}
