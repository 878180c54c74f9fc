import type { DrawingBoard } from "../../science/simulate/tissue/drawingBoard.js";
import type {
  SlidePlan,
  SlideTruth,
} from "../../science/simulate/tissue/drawSlide.js";
import { drawSlide } from "../../science/simulate/tissue/drawSlide.js";
import { writeSlide } from "./writeSlide.js";

/** A slide to be drawn and where to write it. */
export interface SlideFileJob {
  readonly path: string;
  readonly plan: SlidePlan;
}

/** Draws a slide on a board and into a file. @returns what was drawn */
export async function drawSlideFile(
  { path, plan }: SlideFileJob,
  board: DrawingBoard,
): Promise<SlideTruth> {
  const { image, truth } = drawSlide(plan, board);
  await writeSlide(path, image, truth.mpp);
  return truth;
}
