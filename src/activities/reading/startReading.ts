import type { ClaimSources } from "../../graph/read/claimSources.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import { PROTOCOL_FORM } from "../../knowledge/protocol.js";
import { tooFewTiles } from "../../knowledge/reading/tooFewTiles.js";
import { agentNode } from "../step/agentNode.js";
import type { ActivityDeps } from "../deps.js";
import { drawnFrom, drawReading, readingOutput } from "./drawReading.js";
import type {
  ReadingRefusal,
  StartReadingAnswer,
  StartReadingRequest,
} from "./readingDto.js";
import { TILE_PICTURE_PX } from "./tilePictures.js";
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
  const few = tooFewTiles(
    request.tilesPerArm,
    (await graph.judgedUnder(store, request.claim)).map(({ json }) =>
      PROTOCOL_FORM.parse(JSON.parse(json)),
    ),
  );
  if (few !== null) return refused(few, "tilesPerArm");
  const tiles = await drawReading(deps, request, sources);
  if (tiles.length === 0) return refused(NO_MAP);
  if (request.dryRun) return { kind: "started", reading: null, before: false };
  const { nonce, readers } = request;
  const drawn = { nonce, readers, sources, tiles, startedAt };
  const made = await readingOutput(deps, drawn);
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
  "nothing was measured of it yet; discover the cohort that it is about first";
const NOT_SEEN =
  "it is about a subtype, which no tile shows; readings are of claims about morphologies";
const NO_MAP =
  "there is no tile to read: no map of where the models look was kept for this claim; discover again";
const readBefore = (reading: string): string =>
  `it is read already: ${reading}. A second reading until one is liked would prove nothing; if that one is wrong, withdraw it first`;

function refused(message: string, path = "claim"): ReadingRefusal {
  return { kind: "refused", issues: [{ path, message }] };
}

function planOf(
  deps: ActivityDeps,
  { idempotencyKey, tilesPerArm, seed, readers }: StartReadingRequest,
  sources: ClaimSources,
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
    used: drawnFrom(sources),
  };
}
