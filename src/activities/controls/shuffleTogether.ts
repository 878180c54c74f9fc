import { expressionLikeness } from "../../science/controls/expressionLikeness.js";
import { shuffledTogether } from "../../science/controls/shuffledTogether.js";
import { embeddedBags } from "../bags/embeddedBags.js";
import { sitesOf } from "../bags/foldPlan.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { loadTiles, settledCohort } from "../bags/loadTiles.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput, TrainedGroup } from "../dto.js";
import type { GeneMap } from "../maps/geneMaps.js";
import { geneMaps } from "../maps/geneMaps.js";
import { watch } from "../step/heartbeat.js";
import { getJson } from "../step/json.js";
import { refOf, runStep } from "../step/runStep.js";
import { labelsHash, usedForLabels } from "../step/usedForLabels.js";
import { trainingOptions } from "../training/trainingOptions.js";
import { controlOutcome } from "./controlOutcome.js";
import { unmeasured } from "./unmeasured.js";
import type { TaughtTogether } from "./taughtTogether.js";
import { taughtTogether } from "./taughtTogether.js";

/** Shuffles that are trained: p is 1 / 20 at least. */
const HOW = { sets: 19 } as const;
/** The figure that is missing where there are too few. */
const KIND = "attentionSimilarityTaught";
const TOO_FEW = "fewer than four genes, or no set, could be trained";

/**
 * Trains the heads of every gene and fold again on labels that are shuffled for all genes together, and looks whether
 * attention follows co-expression further than in these.
 * @param groups blob of the trained groups
 */
export async function shuffleTogether(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<EntityRef> {
  const { seed } = input;
  const trained = await getJson<TrainedGroup[]>(deps, groups);
  const settled = await settledCohort(deps, made);
  const options = trainingOptions(deps.backend, input.training ?? null);
  const maps = trained.flatMap(({ maps: own }) => (own === null ? [] : [own]));
  const step = await runStep(
    deps,
    {
      name: "shuffleTogether",
      run: input.run,
      seed,
      params: { ...HOW, options, labels: labelsHash(settled) },
      trains: true,
      used: [
        ...usedForLabels(made, settled),
        ...maps.map(({ id }) => ({ role: "readings", id })),
      ],
    },
    async (idOf) => {
      const loaded = await loadTiles(deps, settled);
      const { genes } = await geneMaps(deps, loaded, trained);
      const [own = [], ...shuffled] = await likenessOf(deps, settled, genes, {
        options,
        seed,
      });
      const expression = expressionLikeness(
        genes.map(({ gene }) => settled.expression(gene)),
        sitesOf(settled),
      );
      const patients = new Set(settled.bags.map(({ bag }) => bag.patient)).size;
      const found = shuffledTogether(own, expression, shuffled, patients);
      const figures = found.map((figure) => ({ ...figure, gene: null }));
      const details = { sets: shuffled.length };
      return controlOutcome(
        deps,
        idOf,
        figures.length === 0 ? unmeasured(KIND, TOO_FEW) : { figures, details },
      );
    },
  );
  return refOf(step, "controls");
}

/** How alike genes are attended to: by the run's models, then by those of each set. @shape result [1 + sets][genes][genes] */
async function likenessOf(
  deps: ActivityDeps,
  settled: SettledCohort,
  mapped: readonly GeneMap[],
  how: Pick<TaughtTogether, "options" | "seed">,
): Promise<Float64Array[][]> {
  const genes = mapped.map(({ gene }) => gene);
  const bags = await embeddedBags(deps, settled);
  const all = [mapped.map(({ attention }) => attention)];
  const { signal, onProgress } = watch();
  for (let set = 1; set <= HOW.sets && genes.length > 0; set++) {
    const own = await taughtTogether(
      deps,
      settled,
      { ...how, bags, genes, set },
      {
        signal,
        onProgress: (done, total) =>
          onProgress((set - 1) * total + done, HOW.sets * total),
      },
    );
    if (own !== null) all.push(own);
  }
  return deps.controls.likenAttention(
    all.map((maps) => ({ maps })),
    { signal },
  );
}
