import type { RgbImage } from "../../slide/rgbImage.js";
import { randomStream } from "../randomStream.js";
import { develop } from "./develop.js";
import type { DrawingBoard } from "./drawingBoard.js";
import { createBoard } from "./drawingBoard.js";
import { layOut } from "./layOut.js";
import { placeNuclei } from "./nuclei/placeNuclei.js";
import { cutOutline } from "./outline.js";
import { paintGround } from "./paintGround.js";
import type { SlideLook } from "./slideLook.js";
import { makeTextures } from "./textures.js";
import type { TileTruth } from "./surveyTiles.js";
import { surveyTiles } from "./surveyTiles.js";
import type { Composition } from "./tissueKind.js";
import { compositionOf, KIND } from "./tissueKind.js";

/** What a slide is to show. */
export interface SlidePlan {
  readonly seed: number;
  readonly slide: string;
  /** About how many tiles of tissue. */
  readonly tiles: number;
  readonly composition: Composition;
  readonly cellularity: number;
  readonly look: SlideLook;
}

/** What was drawn, by area. */
export interface SlideTruth {
  readonly width: number;
  readonly height: number;
  readonly mpp: number;
  /** Share of the tissue's area that each kind takes. */
  readonly shares: Composition;
  /** Nuclei per square millimetre of tissue. */
  readonly nuclearDensity: number;
  readonly tiles: readonly TileTruth[];
}

/** Edge of a tile of the pipeline's grid. @unit um */
const TILE = 224;
/** Tissue to cut for each tile wanted, since tiles at the rim are lost. */
const CUT = 1.16;

/** Draws a slide: outline, patches, ground, nuclei, light. */
export function drawSlide(
  plan: SlidePlan,
  board: DrawingBoard = createBoard(),
): {
  readonly image: RgbImage;
  readonly truth: SlideTruth;
} {
  const { seed, slide, look } = plan;
  const stream = (what: string) => randomStream(seed, slide, what);
  const textures = makeTextures(stream("textures"));
  const outline = cutOutline(plan.tiles * CUT * TILE ** 2, stream("outline"));
  const layout = layOut(outline, plan.composition, textures, stream("layout"));
  const canvas = board.canvas(
    Math.round(outline.width / look.mpp),
    Math.round(outline.height / look.mpp),
    look.mpp,
  );
  const scene = { canvas, layout, textures };
  paintGround(scene);
  const nuclei = placeNuclei(scene, {
    layout,
    random: stream("nuclei"),
    cellularity: plan.cellularity,
  });
  const size = Math.round(TILE / look.mpp);
  const { tiles, areas } = surveyTiles(canvas, nuclei, size);
  const tissue = areas.reduce((sum, area) => sum + area, 0);
  const squareMm = (tissue * look.mpp ** 2) / 1e6;
  return {
    image: develop(canvas, look, board.picture(canvas.kinds.length)),
    truth: {
      width: canvas.width,
      height: canvas.height,
      mpp: look.mpp,
      shares: compositionOf((kind) => areas[KIND[kind]]! / tissue),
      nuclearDensity: nuclei.length / 2 / squareMm,
      tiles,
    },
  };
}
