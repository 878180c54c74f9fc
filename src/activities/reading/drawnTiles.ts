import type { ClaimSources } from "../../graph/read/claimSources.js";
import type {
  ReadingArm,
  ReadTile,
} from "../../knowledge/reading/readingKey.js";
import { drawTiles } from "../../science/reading/drawTiles.js";
import type { Tile } from "../../science/slide/tile.js";
import type { ClaimMap } from "../pictures/claimMap.js";
import type { ActivityDeps } from "../deps.js";
import { getJson } from "../step/json.js";
import type { MappedBag } from "../maps/maps.js";
import { sourceOf } from "../pictures/sourceOf.js";

/** A tile that is to be read. */
export interface DrawnTile extends ReadTile {
  readonly arm: ReadingArm;
  readonly patient: string;
}

/**
 * Draws tiles that carry the prediction of a claim the claimed way, by models that never saw their patient, each with another
 * one of its slide.
 */
export async function drawnTiles(
  deps: Pick<ActivityDeps, "blobs">,
  map: ClaimMap,
  { claim, views }: Pick<ClaimSources, "claim" | "views">,
  how: { readonly pairs: number; readonly seed: number },
): Promise<DrawnTile[]> {
  const sign = claim.direction === "HIGHER" ? 1 : -1;
  const bags = placed(map.bags).map(({ bag, from, places }) => ({
    patient: bag.patient,
    places,
    views: places.map(({ view }) => view),
    carried: places.map((_, t) => sign * map.contribution[from + t]!),
  }));
  const pairs = drawTiles(bags, how);
  const tileSets = new Map<string, Tile[]>();
  const tiles: DrawnTile[] = [];
  const add = async (arm: ReadingArm, b: number, t: number): Promise<void> => {
    const { patient, places } = bags[b]!;
    const { view, row } = places[t]!;
    const source = sourceOf(views, map.bags[b]!.views[view]!);
    const { blob } = source.tileSet;
    const known = tileSets.get(blob) ?? (await getJson<Tile[]>(deps, blob));
    tileSets.set(blob, known);
    const { x, y, size } = known[row]!;
    tiles.push({ arm, patient, slide: source.slide.id, x, y, size });
  };
  for (const { patient, attended, control } of pairs) {
    await add("ATTENDED", patient, attended);
    await add("CONTROL", patient, control);
  }
  return tiles;
}

/** Where each tile of a bag lies: the bag's slide view, and the row of its tile set. */
function placed(bags: readonly MappedBag[]) {
  let next = 0;
  return bags.map((bag) => {
    const from = next;
    const places = bag.views.flatMap(({ tiles }, view) =>
      Array.from({ length: tiles }, (_, row) => ({ view, row })),
    );
    next += places.length;
    return { bag, from, places };
  });
}
