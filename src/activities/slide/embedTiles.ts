import type { DescribedTiles } from "../../io/slides/slideTask.js";
import type { SealedStep } from "../../knowledge/provenance.js";
import { runStep } from "../step/runStep.js";
import type { TileEncoding } from "./tileEncoding.js";
import type { TilesContext } from "./viewContext.js";

/**
 * Tiles → their embedding, and what their colours alone tell.
 * @param described what was read of the slide's pixels; asked only where the step is not reused
 */
export function embedTiles(
  { deps, run, view, library, used, tiles }: TilesContext,
  {
    encoding,
    described,
  }: {
    readonly encoding: TileEncoding;
    readonly described: () => Promise<DescribedTiles>;
  },
): Promise<SealedStep> {
  const params = { ...encoding.params, mpp: view.mpp, library };
  return runStep(
    deps,
    { name: "embedTiles", run, seed: null, params, used },
    async () => {
      const { dim, data } = await encoding.encode(described);
      const { colour, colourDim } = await described();
      const bytes = deps.tensors.encode({
        embedding: { shape: [tiles.length, dim], data },
        colour: { shape: [tiles.length, colourDim], data: colour },
      });
      const blob = await deps.blobs.put(bytes);
      const props = { blob, tiles: tiles.length, dim, encoder: encoding.name };
      return {
        outputs: [
          { role: "embedding", label: "Embedding", content: { blob }, props },
        ],
      };
    },
  );
}
