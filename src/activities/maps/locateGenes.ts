import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { TileMeasures } from "../../science/legs/contrast.js";
import { contrasts, spreadWithinBags } from "../../science/legs/contrast.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, EntityRef, MadeSoFar, TrainedGroup } from "../dto.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import { concat, loadTiles, settledCohort } from "../bags/loadTiles.js";
import type { Maps } from "./maps.js";
import { readMaps } from "./maps.js";
import { refOf, runStep } from "../step/runStep.js";
import { usedForTiles } from "../step/usedForLabels.js";

/**
 * Contrasts of every morphology between the tiles that carry a prediction and the rest of the slide, for the true models of a
 * group of genes and for those taught shuffled labels. null where nothing was trained.
 */
export async function locateGenes(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  group: TrainedGroup,
): Promise<EntityRef | null> {
  const { maps: ref } = group;
  if (ref === null) return null;
  const settled = await settledCohort(deps, made);
  const step = await runStep(
    deps,
    {
      name: "locateGenes",
      run: input.run,
      seed: null,
      params: { morphologies: MORPHOLOGIES, genes: group.genes },
      used: [
        { role: "readings", id: ref.id },
        ...usedForTiles(settled, "morphology"),
      ],
    },
    async () => {
      const loaded = await loadTiles(deps, settled);
      const maps = await readMaps(deps, group);
      if (maps === null) throw new Error("the group has no readings");
      const bytes = deps.tensors.encode({
        contrast: contrastTensor(maps, loaded),
      });
      const blob = await deps.blobs.put(bytes);
      const props = { kind: "contrasts", blob };
      return {
        outputs: [
          { role: "contrasts", label: "Artifact", content: { blob }, props },
        ],
      };
    },
  );
  return refOf(step, "contrasts");
}

/** @shape [series, bags, MORPHOLOGIES] */
function contrastTensor(
  { contribution, series }: Maps,
  { bags }: LoadedCohort,
): { shape: number[]; data: Float64Array } {
  const measures: TileMeasures = {
    tiles: bags.map(({ tiles }) => tiles.length),
    values: concat(bags.map(({ morphology }) => morphology)),
    measures: MORPHOLOGIES.length,
  };
  const spread = spreadWithinBags(measures);
  const tiles = contribution.length / series;
  const size = bags.length * MORPHOLOGIES.length;
  const data = new Float64Array(series * size);
  for (let s = 0; s < series; s++) {
    const own = contribution.subarray(s * tiles, (s + 1) * tiles);
    data.set(contrasts(own, measures, spread), s * size);
  }
  return { shape: [series, bags.length, MORPHOLOGIES.length], data };
}
