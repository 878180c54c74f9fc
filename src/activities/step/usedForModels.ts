import type { MadeSoFar, TrainedGroup } from "../dto.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { Used } from "./usedForLabels.js";
import { usedForTiles } from "./usedForLabels.js";

/** What a control is made from that shows tiles to the trained models. */
export function usedForModels(
  made: MadeSoFar,
  settled: SettledCohort,
  trained: readonly TrainedGroup[],
): Used[] {
  return [
    { role: "split", id: made.split.id },
    ...trained.flatMap(({ models }) =>
      models.map((id) => ({ role: "model", id })),
    ),
    ...usedForTiles(settled, "embedding"),
  ];
}
