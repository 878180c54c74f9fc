import type { DescribedTiles } from "../../io/slides/slideTask.js";
import type { SlideView } from "../../io/tables/cohort.js";
import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import type { StainEstimate } from "../../science/slide/macenko.js";
import type { Tile } from "../../science/slide/tile.js";
import { MEASURES } from "../../science/morphology/measures.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ActivityDeps } from "../deps.js";
import type { BatchDeps } from "../step/inBatches.js";
import { inBatches } from "../step/inBatches.js";

/** What is described, and by what. */
export interface Describing {
  /** Whose batches are kept. */
  readonly owner: string;
  readonly view: SlideView;
  /** Library that reads the slide. */
  readonly library: string;
  readonly tiles: readonly Tile[];
  /** null: none, where the tiles are encoded elsewhere. */
  readonly encoder: BuiltInName | null;
  /** The slide's stains, where the encoder is to see them normalised. */
  readonly stains: StainEstimate | null;
  /** Tiles of a batch. */
  readonly batch?: number;
}

/** Enough that what neighbours share of the file is seldom decoded twice, and some ten seconds of work. */
const BATCH = 1024;
const AT_ONCE = 2;

/** Describes the tiles of a slide batch by batch. @throws UnreadableSlideError */
export async function describeInBatches(
  deps: BatchDeps & Pick<ActivityDeps, "slides" | "codeVersion">,
  asked: Describing,
): Promise<DescribedTiles> {
  const { owner, view, library, tiles, encoder, stains } = asked;
  const { path, mpp } = view;
  const versions = [
    deps.codeVersion("embedTiles"),
    deps.codeVersion("measureTiles"),
  ];
  const { data, colour, morphology, measures } = await inBatches(deps, {
    part: "describe",
    owner,
    sameAs: [view.sha256, mpp, library, encoder, stains, versions],
    tiles,
    batch: asked.batch ?? BATCH,
    atOnce: AT_ONCE,
    names: ["data", "colour", "morphology", "measures"],
    work: async (own, watch) => {
      const made = await deps.slides.describeTiles(
        { path, mpp, tiles: own, encoder, stains },
        watch,
      );
      return {
        data: { width: made.dim, data: made.data },
        colour: { width: made.colourDim, data: made.colour },
        morphology: { width: MORPHOLOGIES.length, data: made.morphology },
        measures: { width: MEASURES.length, data: made.measures },
      };
    },
  });
  return {
    dim: data.width,
    data: data.data,
    colourDim: colour.width,
    colour: colour.data,
    morphology: morphology.data,
    measures: measures.data,
  };
}
