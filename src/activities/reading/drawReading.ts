import type { ClaimSources } from "../../graph/read/claimSources.js";
import { itemId, readingKey } from "../../knowledge/reading/readingKey.js";
import { readingQuestion } from "../../knowledge/reading/readingQuestion.js";
import type { StepRecord } from "../../knowledge/provenance.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { ActivityDeps } from "../deps.js";
import { readClaimMap } from "../pictures/claimMap.js";
import type { Output } from "../step/runStep.js";
import { putJson } from "../step/runStep.js";
import type { DrawnTile } from "./drawnTiles.js";
import { drawnTiles } from "./drawnTiles.js";
import { tilePictures } from "./tilePictures.js";

/** What a reading is drawn from. */
export function drawnFrom({
  version,
  attention,
  views,
}: ClaimSources): StepRecord["used"] {
  return [
    { role: "claim", id: version.id },
    ...attention.map(({ id }) => ({ role: "attention", id })),
    ...views.flatMap(({ slide, tileSet }) => [
      { role: "slide", id: slide.id },
      { role: "tiles", id: tileSet.id },
    ]),
  ];
}

/** How tiles are drawn. The nonce goes into the seed: who knows the map and the seed still cannot tell what was drawn. */
export interface Draw {
  readonly tilesPerArm: number;
  readonly seed: number;
  readonly nonce: string;
}

/** The tiles that a draw gives; none where no map of the claim was kept. */
export async function drawReading(
  deps: ActivityDeps,
  { tilesPerArm, seed, nonce }: Draw,
  sources: ClaimSources,
): Promise<DrawnTile[]> {
  const map =
    sources.attention.length === 0 ? null : await readClaimMap(deps, sources);
  if (map === null) return [];
  const own = seedOf(["reading", seed, nonce]);
  return drawnTiles(deps, map, sources, { pairs: tilesPerArm, seed: own });
}

/** The reading of drawn tiles, with their pictures; its key is kept, and of it only the hash is told. */
export async function readingOutput(
  deps: ActivityDeps,
  of: {
    readonly nonce: string;
    /** Ids of the Agents who may read. */
    readonly readers: readonly string[];
    readonly sources: ClaimSources;
    readonly tiles: readonly DrawnTile[];
    readonly startedAt: string;
  },
): Promise<Output> {
  const { nonce, readers, sources, tiles, startedAt } = of;
  const pictures = await tilePictures(deps, tiles);
  const items = tiles.map((tile, i) => ({
    ...tile,
    id: itemId(nonce, tile),
    picture: pictures[i]!,
  }));
  const commitment = await putJson(deps, readingKey(nonce, items));
  const { claim, version } = sources;
  return {
    role: "reading",
    label: "Reading",
    content: {},
    props: {
      claim: claim.id,
      version: version.id,
      morphology: claim.of,
      question: readingQuestion(claim.of),
      commitment,
      items: items.length,
      readers,
      startedAt,
    },
  };
}
