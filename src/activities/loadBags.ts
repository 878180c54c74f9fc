import type { Cohort, CohortBag } from "../io/tables/cohort.js";
import { MORPHOLOGIES } from "../science/morphology/names.js";
import type { Tile } from "../science/slide/tile.js";
import { badInput } from "./badInput.js";
import type { ActivityDeps } from "./deps.js";
import type { MadeSoFar, PreparedView } from "./dto.js";
import type { StoredSplit } from "./splitCohort.js";
import { getCohort } from "./workingCohort.js";

/** A bag with everything measured on its tiles; all arrays follow the order of `tiles`. */
export interface LoadedBag {
  readonly bag: CohortBag;
  readonly tiles: readonly (Tile & { readonly view: string })[];
  /** @shape [tiles, dim] */
  readonly features: Float32Array;
  /** @shape [tiles, colourDim] */
  readonly colour: Float32Array;
  /** @shape [tiles, MORPHOLOGIES.length] */
  readonly morphology: Float32Array;
}

/** Everything the stages after the slides read: cohort, split, and each bag's arrays. */
export interface LoadedCohort {
  readonly cohort: Cohort;
  readonly split: StoredSplit;
  readonly views: readonly PreparedView[];
  readonly bags: readonly LoadedBag[];
}

/**
 * Gathers the slide views of each bag.
 * @throws NoTissue (not retried), naming the patient whose slides hold no tile
 */
export async function loadBags(
  deps: ActivityDeps,
  made: MadeSoFar,
): Promise<LoadedCohort> {
  const cohort = await getCohort(deps, made.cohort.blob);
  const split = await getJson<StoredSplit>(deps, made.split.blob);
  const chunks = await Promise.all(
    made.prepared.map((blob) => getJson<PreparedView[]>(deps, blob)),
  );
  const views = chunks.flat();
  const byKey = new Map(views.map((view) => [view.view, view]));
  const bags: LoadedBag[] = [];
  for (const bag of cohort.bags) bags.push(await loadBag(deps, bag, byKey));
  return { cohort, split, views, bags };
}

async function loadBag(
  deps: ActivityDeps,
  bag: CohortBag,
  views: ReadonlyMap<string, PreparedView>,
): Promise<LoadedBag> {
  const tiles: (Tile & { view: string })[] = [];
  const features: Float32Array[] = [];
  const colour: Float32Array[] = [];
  const morphology: Float32Array[] = [];
  for (const { key } of bag.views) {
    const made = views.get(key);
    if (!made) throw new Error(`slide ${key} was not prepared`);
    if (made.tiles === 0) continue;
    const own = await getJson<Tile[]>(deps, made.tileSet.blob);
    tiles.push(...own.map((tile) => ({ ...tile, view: key })));
    const embedding = deps.tensors.decode(
      await deps.blobs.get(made.embedding.blob),
    );
    features.push(floats(embedding, "embedding"));
    colour.push(floats(embedding, "colour"));
    const measured = deps.tensors.decode(
      await deps.blobs.get(made.morphology.blob),
    );
    morphology.push(floats(measured, "morphology"));
  }
  if (tiles.length === 0) {
    const message = `no tissue was found on the slides of ${bag.id}; replace them, or leave the patient out of the cohort`;
    throw badInput("NoTissue", message, [{ code: "NO_TISSUE", value: bag.id }]);
  }
  return {
    bag,
    tiles,
    features: concat(features),
    colour: concat(colour),
    morphology: concat(morphology),
  };
}

/** A JSON document kept as a blob. */
export async function getJson<T>(deps: ActivityDeps, blob: string): Promise<T> {
  return JSON.parse((await deps.blobs.get(blob)).toString("utf8")) as T;
}

/** A Float32 array of a safetensors blob, by name. */
export function floats(
  tensors: Readonly<Record<string, { readonly data: unknown } | undefined>>,
  name: string,
): Float32Array {
  const data = tensors[name]?.data;
  if (!(data instanceof Float32Array))
    throw new Error(`blob has no float32 tensor "${name}"`);
  return data;
}

function concat(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Mean of each morphology over a bag's tiles. @shape [MORPHOLOGIES.length] */
export function meanMorphology({ tiles, morphology }: LoadedBag): Float64Array {
  const width = MORPHOLOGIES.length;
  const mean = new Float64Array(width);
  for (let t = 0; t < tiles.length; t++)
    for (let m = 0; m < width; m++)
      mean[m]! += morphology[t * width + m]! / tiles.length;
  return mean;
}
