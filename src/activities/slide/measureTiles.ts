import type { DescribedTiles } from "../../io/slides/slideTask.js";
import type { SealedStep } from "../../knowledge/provenance.js";
import { MEASURES } from "../../science/morphology/measures.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import { runStep } from "../step/runStep.js";
import type { TilesContext } from "./viewContext.js";

/**
 * Tiles → the morphologies of claims and the other measures.
 * @param described what was read of the slide's pixels; asked only where the step is not reused
 */
export function measureTiles(
  { deps, run, view, library, used, tiles }: TilesContext,
  described: () => Promise<DescribedTiles>,
): Promise<SealedStep> {
  const params = {
    morphologies: MORPHOLOGIES,
    measures: MEASURES,
    mpp: view.mpp,
    library,
  };
  return runStep(
    deps,
    { name: "measureTiles", run, seed: null, params, used },
    async () => {
      const { morphology, measures } = await described();
      const bytes = deps.tensors.encode({
        morphology: {
          shape: [tiles.length, MORPHOLOGIES.length],
          data: morphology,
        },
        measures: { shape: [tiles.length, MEASURES.length], data: measures },
      });
      const blob = await deps.blobs.put(bytes);
      const props = { kind: "tile-morphology", blob };
      return {
        outputs: [
          { role: "morphology", label: "Artifact", content: { blob }, props },
        ],
      };
    },
  );
}
