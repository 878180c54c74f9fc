import type {
  ClaimSources,
  SourceView,
} from "../../graph/read/claimSources.js";
import { strongestBag } from "../../science/legs/strongestBag.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ClaimMap } from "./claimMap.js";
import type { ActivityDeps } from "../deps.js";
import { concat, getTensors } from "../bags/loadTiles.js";
import type { MappedBag } from "../maps/maps.js";
import { sourceOf } from "./sourceOf.js";

/** A slide view of a map: its bag, and where the columns of both begin. */
interface MappedView {
  readonly bag: MappedBag;
  readonly bagFrom: number;
  readonly bagTiles: number;
  readonly view: MappedBag["views"][number];
  readonly from: number;
}

/** The slide view that shows a claim, and how it was found. */
export interface ChosenView extends MappedView {
  readonly source: SourceView;
  /** @shape [tiles of the view, MORPHOLOGIES] */
  readonly morphology: Float32Array;
  /** In the claimed direction. @unit sd of the label for one sd of the morphology */
  readonly contrast: number;
  /** Views it was chosen of. */
  readonly candidates: number;
}

/** Chooses the view where the claim is plainest; of sealed patients where there are any. null where there is no view. */
export async function chooseView(
  deps: ActivityDeps,
  map: ClaimMap,
  { claim, views: sources }: ClaimSources,
): Promise<ChosenView | null> {
  const all = viewsOf(map.bags);
  const sealed = all.filter(({ bag }) => bag.sealed);
  const candidates = sealed.length > 0 ? sealed : all;
  const measured: Float32Array[] = [];
  for (const { view } of candidates) {
    const tensors = await getTensors(
      deps,
      sourceOf(sources, view).morphology.blob,
    );
    measured.push(tensors("morphology"));
  }
  const column = columnOf(claim.of);
  const found = strongestBag(
    concat(candidates.map((view) => contributionOf(map, view))),
    {
      tiles: candidates.map(({ view }) => view.tiles),
      values: concat(measured.map(column)),
    },
    claim.direction === "HIGHER" ? 1 : -1,
  );
  if (found === null) return null;
  const chosen = candidates[found.bag]!;
  return {
    ...chosen,
    source: sourceOf(sources, chosen.view),
    morphology: measured[found.bag]!,
    contrast: found.contrast,
    candidates: candidates.length,
  };
}

function viewsOf(bags: readonly MappedBag[]): MappedView[] {
  let from = 0;
  return bags.flatMap((bag) => {
    const bagTiles = bag.views.reduce((sum, { tiles }) => sum + tiles, 0);
    const bagFrom = from;
    return bag.views.map((view) => {
      const start = from;
      from += view.tiles;
      return { bag, bagFrom, bagTiles, view, from: start };
    });
  });
}

function contributionOf(
  { contribution }: ClaimMap,
  { view, from }: MappedView,
): Float32Array {
  return Float32Array.from(
    { length: view.tiles },
    (_, t) => contribution[from + t]!,
  );
}

/** Takes one morphology's column of [tiles, MORPHOLOGIES]. */
function columnOf(morphology: string): (all: Float32Array) => Float32Array {
  const column = MORPHOLOGIES.findIndex((name) => name === morphology);
  if (column < 0) throw new Error(`${morphology} is not measured any more`);
  const width = MORPHOLOGIES.length;
  return (all) =>
    Float32Array.from(
      { length: all.length / width },
      (_, t) => all[t * width + column]!,
    );
}
