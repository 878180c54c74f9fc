import { seedOf } from "../../science/random/seedOf.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput } from "../dto.js";
import { watch } from "../step/heartbeat.js";
import { modelControl } from "./modelControl.js";
import { SAMPLE, sampleBags } from "../bags/sampleBags.js";
import { usedForModels } from "../step/usedForModels.js";

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
  return modelControl(
    deps,
    { input, made, groups },
    {
      name: "randomiseWeights",
      params: { ...HOW, sample: SAMPLE },
      used: usedForModels,
      look: async ({ bags, split }, heads) => {
        const sealed = [...bags.keys()].filter((b) => split.bags[b]!.sealed);
        const sample = sampleBags(bags, sealed, { seed });
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
        return { figures, details: null };
      },
    },
  );
}
