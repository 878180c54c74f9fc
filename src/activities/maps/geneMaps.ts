import type { ActivityDeps } from "../deps.js";
import type { TrainedGroup } from "../dto.js";
import type { LoadedCohort } from "../bags/loadTiles.js";
import type { Maps } from "./maps.js";
import { readMaps } from "./maps.js";

/** A gene's held-out readings, cut bag by bag. */
export interface GeneMap {
  readonly gene: string;
  /** @unit log2 expression @shape [bags] */
  readonly predicted: Float64Array;
  /** NaN where not measured. @unit log2 expression @shape [bags] */
  readonly observed: Float64Array;
  /** @shape each [bags][tiles] */
  readonly attention: readonly Float32Array[];
  readonly tilePrediction: readonly Float32Array[];
}

/** The maps of all groups: the genes', and what models taught shuffled labels predict. */
export interface GeneMaps {
  readonly genes: readonly GeneMap[];
  /** Every shuffled series of every gene. */
  readonly nulls: readonly Pick<GeneMap, "predicted" | "observed">[];
}

/** Reads back the maps of all groups. */
export async function geneMaps(
  deps: Pick<ActivityDeps, "tensors" | "blobs">,
  { bags }: Pick<LoadedCohort, "bags">,
  groups: readonly TrainedGroup[],
): Promise<GeneMaps> {
  const tiles = bags.map((bag) => bag.tiles.length);
  const genes: GeneMap[] = [];
  const nulls: GeneMaps["nulls"][number][] = [];
  for (const group of groups) {
    const maps = await readMaps(deps, group);
    if (maps === null) continue;
    maps.genes.forEach((gene, g) =>
      genes.push({
        gene,
        ...seriesOf(maps, g, tiles.length),
        attention: byBag(maps.attention, g, tiles),
        tilePrediction: byBag(maps.tilePrediction, g, tiles),
      }),
    );
    for (let s = maps.genes.length; s < maps.series; s++)
      nulls.push(seriesOf(maps, s, tiles.length));
  }
  return { genes, nulls };
}

function seriesOf(
  maps: Maps,
  row: number,
  bags: number,
): Pick<GeneMap, "predicted" | "observed"> {
  const [from, to] = [row * bags, (row + 1) * bags];
  const measured = maps.measured.subarray(from, to);
  return {
    predicted: maps.predicted.slice(from, to),
    observed: maps.observed
      .slice(from, to)
      .map((y, b) => (measured[b] === 1 ? y : NaN)),
  };
}

function byBag(
  of: Float32Array,
  gene: number,
  tiles: readonly number[],
): Float32Array[] {
  let at = gene * tiles.reduce((sum, count) => sum + count, 0);
  return tiles.map((count) => {
    const own = of.slice(at, at + count);
    at += count;
    return own;
  });
}
