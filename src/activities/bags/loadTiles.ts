import type { Cohort, CohortBag } from "../../io/tables/cohort.js";
import { log2Expression } from "../../science/expression/log2Expression.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { Tile } from "../../science/slide/tile.js";
import type { ActivityDeps } from "../deps.js";
import type { MadeSoFar, PreparedView } from "../dto.js";
import { getJson } from "../step/json.js";
import type { PreparedBag } from "./settleBags.js";
import type { StoredSplit } from "./planBags.js";
import { getCohort } from "../cohort/workingCohort.js";

/** A tile and the slide view it lies on. */
export type BagTile = Tile & { readonly view: string };

/** A bag that goes on, with what was made of its slides. */
export interface CohortBagViews {
  readonly bag: CohortBag;
  readonly views: readonly PreparedView[];
}

/** A bag with everything measured on its tiles; all arrays follow the order of `tiles`. */
export interface LoadedBag extends CohortBagViews {
  readonly tiles: readonly BagTile[];
  /** @shape [tiles, dim] */
  readonly features: Float32Array;
  /** @shape [tiles, colourDim] */
  readonly colour: Float32Array;
  /** @shape [tiles, MORPHOLOGIES.length] */
  readonly morphology: Float32Array;
}

/** What is known of the bags that go on, without any tile; bags in the order of the split. */
export interface SettledCohort {
  readonly cohort: Cohort;
  readonly split: StoredSplit;
  readonly bags: readonly CohortBagViews[];
  /** Of a gene, over the bags; NaN where not measured. @unit log2 @throws UnknownGeneError */
  readonly expression: (gene: string) => Float64Array;
}

/** A cohort with the tiles of all bags. */
export interface LoadedCohort extends SettledCohort {
  readonly bags: readonly LoadedBag[];
}

/** Reads back the bags that go on. */
export async function settledCohort(
  deps: ActivityDeps,
  made: MadeSoFar,
): Promise<SettledCohort> {
  const cohort = await getCohort(deps, made.cohort.blob);
  const split = await getJson<StoredSplit>(deps, made.split.blob);
  const prepared = await getJson<PreparedBag[]>(deps, made.bags.blob);
  const rows = new Map(cohort.bags.map((bag, row) => [bag.id, row]));
  const bags = prepared.map(({ bag, views }) => ({
    bag: cohort.bags[rows.get(bag)!]!,
    views,
  }));
  return {
    cohort,
    split,
    bags,
    expression: (gene) => {
      const all = log2Expression(cohort.expression, gene);
      return Float64Array.from(bags, ({ bag }) => all[rows.get(bag.id)!]!);
    },
  };
}

/** Reads back what was made of the slides of every bag. */
export async function loadTiles(
  deps: ActivityDeps,
  settled: SettledCohort,
): Promise<LoadedCohort> {
  const bags: LoadedBag[] = [];
  for (const { bag, views } of settled.bags)
    bags.push(await loadBag(deps, bag, views));
  return { ...settled, bags };
}

async function loadBag(
  deps: ActivityDeps,
  bag: CohortBag,
  views: readonly PreparedView[],
): Promise<LoadedBag> {
  const tiles: BagTile[] = [];
  const features: Float32Array[] = [];
  const colour: Float32Array[] = [];
  const morphology: Float32Array[] = [];
  for (const made of views.filter(({ tiles: count }) => count > 0)) {
    const own = await getJson<Tile[]>(deps, made.tileSet.blob);
    tiles.push(...own.map((tile) => ({ ...tile, view: made.view })));
    const embedding = await getTensors(deps, made.embedding.blob);
    features.push(embedding("embedding"));
    colour.push(embedding("colour"));
    const measured = await getTensors(deps, made.morphology.blob);
    morphology.push(measured("morphology"));
  }
  return {
    bag,
    views,
    tiles,
    features: concat(features),
    colour: concat(colour),
    morphology: concat(morphology),
  };
}

/** Float32 arrays of a safetensors blob, by name. */
export async function getTensors(
  deps: Pick<ActivityDeps, "blobs" | "tensors">,
  blob: string,
): Promise<(name: string) => Float32Array> {
  const tensors = deps.tensors.decode(await deps.blobs.get(blob));
  return (name) => {
    const data = tensors[name]?.data;
    if (data instanceof Float32Array) return data;
    throw new Error(`blob ${blob} has no float32 tensor "${name}"`);
  };
}

/** One array after the other. */
export function concat(parts: readonly Float32Array[]): Float32Array {
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
