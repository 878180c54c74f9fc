import type { Bag } from "../../science/mil/bag.js";
import type { BagSource } from "../../science/mil/bagSource.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortBagViews, SettledCohort } from "./loadTiles.js";
import { concat, getTensors } from "./loadTiles.js";

/** Tiles of a bag over all its slide views. */
export function tilesOf({ views }: Pick<CohortBagViews, "views">): number {
  return views.reduce((sum, { tiles }) => sum + tiles, 0);
}

/** The embeddings of the bags that go on, each read back when it is wanted: those of a large cohort do not fit into memory. */
export async function embeddedBags(
  deps: Pick<ActivityDeps, "blobs" | "tensors">,
  { bags }: Pick<SettledCohort, "bags">,
): Promise<BagSource> {
  const known = bags.map((own) => ({ id: own.bag.id, tiles: tilesOf(own) }));
  const read = async (b: number): Promise<Bag> => {
    const parts: Float32Array[] = [];
    for (const { embedding } of bags[b]!.views.filter((v) => v.tiles > 0))
      parts.push((await getTensors(deps, embedding.blob))("embedding"));
    return { ...known[b]!, features: concat(parts) };
  };
  const { features, tiles } = await read(0);
  return { bags: known, dim: features.length / tiles, read };
}
