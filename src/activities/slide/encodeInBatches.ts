import type { EncodedTiles } from "../../io/encoders/encodeTask.js";
import type { SlideView } from "../../io/tables/cohort.js";
import type { StainEstimate } from "../../science/slide/macenko.js";
import type { Tile } from "../../science/slide/tile.js";
import type { ActivityDeps } from "../deps.js";
import type { BatchDeps } from "../step/inBatches.js";
import { inBatches } from "../step/inBatches.js";

/** What is encoded, and by which brought encoder. */
export interface Encoding {
  /** Whose batches are kept. */
  readonly owner: string;
  /** Path of the encoder's card. */
  readonly card: string;
  /** What decides its numbers. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The slide's stains, where the encoder is to see them normalised. */
  readonly stains: StainEstimate | null;
  readonly view: SlideView;
  /** Library that reads the slide. */
  readonly library: string;
  readonly tiles: readonly Tile[];
  /** Tiles of a batch. */
  readonly batch?: number;
}

/** Some minutes of work for a large model on a CPU, some seconds for a small one. */
const BATCH = 64;
/** One thread holds the model, and its library computes on all cores. */
const AT_ONCE = 1;

/** Encodes the tiles of a slide by a brought encoder, batch by batch. @throws BadEncoderError, UnreadableSlideError */
export async function encodeInBatches(
  deps: BatchDeps & Pick<ActivityDeps, "encoders" | "codeVersion">,
  asked: Encoding,
): Promise<EncodedTiles> {
  const { owner, card, params, stains, view, library, tiles } = asked;
  const { path, mpp } = view;
  const version = deps.codeVersion("embedTiles");
  const { embedding } = await inBatches(deps, {
    part: "encode",
    owner,
    sameAs: [view.sha256, mpp, library, params, stains, version],
    tiles,
    batch: asked.batch ?? BATCH,
    atOnce: AT_ONCE,
    names: ["embedding"],
    work: async (own, watch) => {
      const request = { card, path, mpp, stains, tiles: own };
      const { dim, data } = await deps.encoders.encode(request, watch);
      return { embedding: { width: dim, data } };
    },
  });
  return { dim: embedding.width, data: embedding.data };
}
