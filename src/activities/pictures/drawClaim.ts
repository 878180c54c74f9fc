import type { ClaimSources } from "../../graph/read/claimSources.js";
import {
  ATTENDED_SHARE,
  attendedFrom,
  LEAST_ATTENDED,
} from "../../science/mil/attendedFrom.js";
import type { Tile } from "../../science/slide/tile.js";
import type { ChosenView } from "./chooseView.js";
import { chooseView } from "./chooseView.js";
import type { ClaimMap } from "./claimMap.js";
import { readClaimMap } from "./claimMap.js";
import { claimOverlay, LONGEST_PX } from "./claimOverlay.js";
import { claimRegions } from "./claimRegions.js";
import type { ActivityDeps } from "../deps.js";
import type { DrawnClaim, DrawRequest } from "../dto.js";
import { getJson } from "../step/json.js";
import type { Output, StepOutcome } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { MappedTiles } from "../maps/viewRegions.js";
import { viewRegions } from "../maps/viewRegions.js";

/**
 * Draws what a claim rests on: the attention of its genes over the slide where the claim is plainest, and the attended
 * regions as a document. All is found from the graph, so that it may be asked for long after the run.
 * @returns null where there is no such claim, or no map was kept of its genes
 * @throws SlideChanged, SlideUnreadable (not retried)
 */
export async function drawClaim(
  deps: ActivityDeps,
  { run, claim }: DrawRequest,
): Promise<DrawnClaim | null> {
  const { store } = deps.graph;
  const sources = await deps.graph.claimSources(store, claim);
  if (sources === null || sources.attention.length === 0) return null;
  const step = await runStep(
    deps,
    {
      name: "drawClaim",
      run,
      seed: null,
      params: {
        longestPx: LONGEST_PX,
        share: ATTENDED_SHARE,
        least: LEAST_ATTENDED,
      },
      used: usedBy(sources),
    },
    () => draw(deps, run, sources),
  );
  if (step.generated.length === 0) return null;
  return { overlay: refOf(step, OVERLAY), regions: refOf(step, REGIONS) };
}

const OVERLAY = "claim-overlay";
const REGIONS = "claim-regions";

function usedBy({ version, attention, views }: ClaimSources) {
  return [
    { role: "claim", id: version.id },
    ...attention.map(({ id }) => ({ role: "attention", id })),
    ...views.flatMap(({ slide, tileSet, morphology }) => [
      { role: "slide", id: slide.id },
      { role: "tiles", id: tileSet.id },
      { role: "morphology", id: morphology.id },
    ]),
  ];
}

async function draw(
  deps: ActivityDeps,
  run: string,
  sources: ClaimSources,
): Promise<StepOutcome> {
  const map = await readClaimMap(deps, sources);
  const chosen = map && (await chooseView(deps, map, sources));
  if (map === null || chosen === null) return { outputs: [] };
  const mapped = await tilesOf(deps, map, chosen);
  const drawing = { sources, chosen, mapped, regions: viewRegions(mapped) };
  const overlay = await deps.blobs.put(await claimOverlay(deps, run, drawing));
  const regions = await putJson(deps, claimRegions(deps, drawing));
  const { slide } = chosen.source;
  const artifact = (kind: string, blob: string): Output => ({
    role: kind,
    label: "Artifact",
    content: { kind, blob },
    props: {
      kind,
      blob,
      claim: sources.claim.id,
      version: sources.version.id,
      slide: slide.id,
    },
  });
  return { outputs: [artifact(OVERLAY, overlay), artifact(REGIONS, regions)] };
}

/** The chosen view's tiles with their part of the map. */
async function tilesOf(
  deps: ActivityDeps,
  { attention, tilePrediction }: ClaimMap,
  { source, view, from, bagFrom, bagTiles, morphology }: ChosenView,
): Promise<MappedTiles> {
  const tiles = await getJson<Tile[]>(deps, source.tileSet.blob);
  if (tiles.length !== view.tiles)
    throw new Error(
      `${view.view} has ${tiles.length} tiles, its map ${view.tiles}`,
    );
  const part = (of: ArrayLike<number>, at: number, length: number): number[] =>
    Array.from({ length }, (_, t) => of[at + t]!);
  return {
    tiles,
    attention: part(attention, from, tiles.length),
    tilePrediction: part(tilePrediction, from, tiles.length),
    morphology,
    bagTiles,
    threshold: attendedFrom(part(attention, bagFrom, bagTiles)),
  };
}
