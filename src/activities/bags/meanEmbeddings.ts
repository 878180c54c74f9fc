import type { ImageRun } from "../../graph/read/imageRun.js";
import { meanEmbedding } from "../../science/mil/baselines/meanEmbedding.js";
import type { ActivityDeps } from "../deps.js";
import { concat, getTensors } from "./loadTiles.js";

/** Mean over all tiles of each patient, whose embeddings alone are in memory. @shape result [patients][dim] */
export async function meanEmbeddings(
  deps: Pick<ActivityDeps, "blobs" | "tensors">,
  patients: readonly string[],
  embeddings: ImageRun["embeddings"],
): Promise<Float64Array[]> {
  const means: Float64Array[] = [];
  for (const id of patients) {
    const own = embeddings.filter((e) => e.patient === id && e.tiles > 0);
    const parts: Float32Array[] = [];
    for (const { blob } of own)
      parts.push((await getTensors(deps, blob))("embedding"));
    const tiles = own.reduce((sum, one) => sum + one.tiles, 0);
    means.push(...meanEmbedding([{ id, tiles, features: concat(parts) }]));
  }
  return means;
}
