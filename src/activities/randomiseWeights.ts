import { seedOf } from "../science/random/seedOf.js";
import { controlOutcome } from "./controlOutcome.js";
import type { ActivityDeps } from "./deps.js";
import type { EntityRef, MadeSoFar, RunInput, TrainedGroup } from "./dto.js";
import { watch } from "./heartbeat.js";
import { getJson } from "./json.js";
import { loadTiles, settledCohort } from "./loadTiles.js";
import { refOf, runStep } from "./runStep.js";
import { SAMPLE, sampleBags } from "./sampleBags.js";
import { trainedWeights } from "./trainedWeights.js";
import { usedForTiles } from "./usedForLabels.js";

/** Fresh heads for each head and stage, and flips of sign behind each p. */
const HOW = { fresh: 3, draws: 999 } as const;

/**
 * Compares the maps of every gene's heads with those of the same heads with fresh weights, on sealed bags, which no head
 * trained on. Without sealed bags there is nothing to compare between folds, and no figure.
 * @param groups blob of the trained groups
 */
export async function randomiseWeights(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<EntityRef> {
  const { seed } = input;
  const trained = await getJson<TrainedGroup[]>(deps, groups);
  const settled = await settledCohort(deps, made);
  const step = await runStep(
    deps,
    {
      name: "randomiseWeights",
      run: input.run,
      seed,
      params: { ...HOW, sample: SAMPLE },
      used: [
        { role: "split", id: made.split.id },
        ...trained.flatMap(({ models }) =>
          models.map((id) => ({ role: "model", id })),
        ),
        ...usedForTiles(settled, "embedding"),
      ],
    },
    async (idOf) => {
      const { bags, split } = await loadTiles(deps, settled);
      const sealed = [...bags.keys()].filter((b) => split.bags[b]!.sealed);
      const sample = sampleBags(bags, sealed, { seed });
      const heads = await trainedWeights(deps, trained);
      const jobs = heads.map(({ gene, weights, options }) => ({
        weights,
        options,
        bags: sample.map(({ patient, features }) => ({ patient, features })),
        ...HOW,
        seed: seedOf(["randomise", gene, seed]),
      }));
      const found = await deps.controls.randomiseWeights(jobs, watch());
      const figures = found.flatMap((own, g) =>
        own.map((figure) => ({ ...figure, gene: heads[g]!.gene })),
      );
      return controlOutcome(deps, idOf, { figures, details: null });
    },
  );
  return refOf(step, "controls");
}
