import type { Tile } from "../../science/slide/tile.js";
import type { ActivityDeps } from "../deps.js";
import { getJson } from "../step/json.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import type { Maps } from "../maps/maps.js";

/** What models that saw nothing of a slide predict for its tiles. */
export interface PredictedSection {
  /** Name of the slide. */
  readonly slide: string;
  readonly tiles: readonly Tile[];
  readonly genes: readonly string[];
  /** @unit sd of the label @shape [genes, tiles] */
  readonly predictions: Float64Array;
}

/** Tiles of one slide and where they lie in the maps' columns. */
interface Columns {
  readonly tiles: Tile[];
  readonly at: number[];
  /** Folds that held the slide's bags out; null for sealed. */
  readonly held: Set<number | null>;
}

/**
 * Tile predictions of each slide whose bags were all held out by the same models, so that nothing of it was trained on. A
 * slide with bags in several folds is left out.
 */
export async function sectionPredictions(
  settled: SettledCohort,
  maps: readonly Maps[],
  deps: Pick<ActivityDeps, "blobs">,
): Promise<PredictedSection[]> {
  const slides = await columnsOf(settled, deps);
  const genes = maps.flatMap((map) => map.genes);
  return [...slides]
    .filter(([, { held }]) => held.size === 1)
    .map(([slide, { tiles, at }]) => {
      const predictions = new Float64Array(genes.length * tiles.length);
      let row = 0;
      for (const map of maps) {
        const width = map.tilePrediction.length / map.genes.length;
        for (let g = 0; g < map.genes.length; g++, row++)
          at.forEach((column, t) => {
            predictions[row * tiles.length + t] =
              map.tilePrediction[g * width + column]!;
          });
      }
      return { slide, tiles, genes, predictions };
    });
}

async function columnsOf(
  { bags, split }: SettledCohort,
  deps: Pick<ActivityDeps, "blobs">,
): Promise<Map<string, Columns>> {
  const slides = new Map<string, Columns>();
  let column = 0;
  for (const [b, { bag, views }] of bags.entries()) {
    const { sealed, fold } = split.bags[b]!;
    for (const view of views.filter(({ tiles }) => tiles > 0)) {
      const name = bag.views.find(({ key }) => key === view.view)?.slide ?? "";
      const own = slides.get(name) ?? { tiles: [], at: [], held: new Set() };
      slides.set(name, own);
      own.held.add(sealed ? null : fold);
      for (const tile of await getJson<Tile[]>(deps, view.tileSet.blob)) {
        own.tiles.push(tile);
        own.at.push(column++);
      }
    }
  }
  return slides;
}
