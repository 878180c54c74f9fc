import type { ClaimSources } from "../../graph/read/claimSources.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import { itemId, readingKey } from "../../knowledge/reading/readingKey.js";
import { readingQuestion } from "../../knowledge/reading/readingQuestion.js";
import { seedOf } from "../../science/random/seedOf.js";
import { agentNode } from "../step/agentNode.js";
import { readClaimMap } from "../pictures/claimMap.js";
import type { ActivityDeps } from "../deps.js";
import type { DrawnTile } from "./drawnTiles.js";
import { drawnTiles } from "./drawnTiles.js";
import type {
  ReadingRefusal,
  StartReadingAnswer,
  StartReadingRequest,
} from "./readingDto.js";
import type { Output } from "../step/runStep.js";
import { putJson } from "../step/runStep.js";
import { TILE_PICTURE_PX, tilePictures } from "./tilePictures.js";
import type { UncalledPlan } from "../step/uncalledStep.js";
import { namesOf, uncalledStep } from "../step/uncalledStep.js";

/**
 * Draws tiles of a claim for blind reading, half where the models look and half elsewhere on the same slides, and keeps which
 * is which as a key that only its hash is told of.
 * @throws SlideChanged, SlideUnreadable (not retried)
 */
export async function startReading(
  deps: ActivityDeps,
  request: StartReadingRequest,
): Promise<StartReadingAnswer> {
  const { graph } = deps;
  const { store } = graph;
  const log = await graph.logHead(store);
  const startedAt = deps.now().toISOString();
  const sources = await graph.claimSources(store, request.claim);
  if (sources === null) return refused(NOT_MEASURED);
  if (sources.claim.kind !== "morphology") return refused(NOT_SEEN);
  const plan = planOf(deps, request, sources);
  const output = { label: "Reading", content: {} } as const;
  const id = namesOf(plan).idOf(output);
  if ((await graph.readReading(store, id)) !== null)
    return { kind: "started", reading: id, before: true };
  const [other] = await graph.readingsOf(store, sources.version.id);
  if (other !== undefined) return refused(readBefore(other));
  const tiles = await tilesOf(deps, request, sources);
  if (tiles.length === 0) return refused(NO_MAP);
  if (request.dryRun) return { kind: "started", reading: null, before: false };
  const made = await readingOf(deps, request, { sources, tiles, startedAt });
  const outcome = {
    outputs: [made],
    links: [{ type: "OF", from: id, to: sources.version.id } as const],
  };
  const endedAt = deps.now().toISOString();
  const step = uncalledStep(plan, outcome, { log, startedAt, endedAt });
  const reading = { label: "Reading" as const, id, props: made.props };
  await graph.writeReading(store, { reading, step, by: request.by });
  return { kind: "started", reading: id, before: false };
}

const NOT_MEASURED =
  "there is no such claim, or nothing was measured of it yet; discover a cohort that it is about first";
const NOT_SEEN =
  "it is about a subtype, which no tile shows; readings are of claims about morphologies";
const NO_MAP =
  "there is no tile to read: no map of where the models look was kept for this claim; discover again";
const readBefore = (reading: string): string =>
  `it is read already: ${reading}. A second reading until one is liked would prove nothing; if that one is wrong, withdraw it first`;

function refused(message: string): ReadingRefusal {
  return { kind: "refused", issues: [{ path: "claim", message }] };
}

function planOf(
  deps: ActivityDeps,
  { idempotencyKey, tilesPerArm, seed, readers }: StartReadingRequest,
  { version, attention, views }: ClaimSources,
): UncalledPlan {
  return {
    name: "drawReading",
    codeVersion: deps.codeVersion("drawReading"),
    seed,
    params: canonical({
      request: sha256(idempotencyKey),
      tilesPerArm,
      readers,
      picturePx: TILE_PICTURE_PX,
    }),
    agent: agentNode(deps.agent),
    used: [
      { role: "claim", id: version.id },
      ...attention.map(({ id }) => ({ role: "attention", id })),
      ...views.flatMap(({ slide, tileSet }) => [
        { role: "slide", id: slide.id },
        { role: "tiles", id: tileSet.id },
      ]),
    ],
  };
}

/** The nonce goes into the seed: who knows the map and the seed still cannot tell what was drawn. */
async function tilesOf(
  deps: ActivityDeps,
  { tilesPerArm, seed, nonce }: StartReadingRequest,
  sources: ClaimSources,
): Promise<DrawnTile[]> {
  const map =
    sources.attention.length === 0 ? null : await readClaimMap(deps, sources);
  if (map === null) return [];
  const own = seedOf(["reading", seed, nonce]);
  return drawnTiles(deps, map, sources, { pairs: tilesPerArm, seed: own });
}

async function readingOf(
  deps: ActivityDeps,
  { nonce, readers }: StartReadingRequest,
  of: {
    readonly sources: ClaimSources;
    readonly tiles: readonly DrawnTile[];
    readonly startedAt: string;
  },
): Promise<Output> {
  const { sources, tiles, startedAt } = of;
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
