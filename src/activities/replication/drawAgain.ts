import { z } from "zod";
import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import { canonical } from "../../knowledge/identity.js";
import type { StepRecord } from "../../knowledge/provenance.js";
import type { ReadingKey } from "../../knowledge/reading/readingKey.js";
import type { ActivityDeps } from "../deps.js";
import {
  drawnFrom,
  drawReading,
  readingOutput,
} from "../reading/drawReading.js";
import { getJson } from "../step/json.js";
import type { DoneAgain } from "./doneAgain.js";

const PARAMS = z.object({
  tilesPerArm: z.int(),
  readers: z.array(z.string()),
});

/**
 * Draws the tiles of a closed reading once more, by the number that its closing told: whether they are those that the map and
 * that number give, or somebody chose them.
 */
export async function drawAgain(
  deps: ActivityDeps,
  { id, seed, params, used, generated }: ReplicableStep,
): Promise<DoneAgain> {
  const { graph } = deps;
  const [made] = generated;
  const state = await graph.readReading(graph.store, String(made?.props["id"]));
  if (state === null || seed === null) throw new Error(`${id} drew no reading`);
  if (state.report === null) return OPEN;
  const { claim, commitment, startedAt } = state.reading;
  const sources = await graph.claimSources(graph.store, claim);
  if (sources === null || !sameUsed(drawnFrom(sources), used)) return MOVED;
  const { nonce } = await getJson<ReadingKey>(deps, commitment);
  const { tilesPerArm, readers } = PARAMS.parse(JSON.parse(params));
  const draw = { tilesPerArm, seed, nonce };
  const tiles = await drawReading(deps, draw, sources);
  const drawn = { nonce, readers, sources, tiles, startedAt };
  return { was: generated, is: [await readingOutput(deps, drawn)] };
}

const OPEN: DoneAgain = {
  refused:
    "the number that its tiles were drawn by is kept secret while they are read; close the reading first",
};
const MOVED: DoneAgain = {
  refused:
    "its claim was measured anew since, and has other maps; what readers said of the tiles is computed again by the reading's closing",
};

/** Whether both name the same things, however often and in whatever order. */
function sameUsed(some: StepRecord["used"], others: StepRecord["used"]) {
  const named = (used: StepRecord["used"]) =>
    [...new Set(used.map(({ role, id }) => `${role} ${id}`))].sort();
  return canonical(named(some)) === canonical(named(others));
}
