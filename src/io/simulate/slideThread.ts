import sharp from "sharp";
import { createBoard } from "../../science/simulate/tissue/drawingBoard.js";
import type { SlideTruth } from "../../science/simulate/tissue/drawSlide.js";
import type { SlideFileJob } from "./drawSlideFile.js";
import { drawSlideFile } from "./drawSlideFile.js";

// Threads are the pool's to count; libvips keeps none of its own and no pixels between tasks.
sharp.concurrency(1);
sharp.cache(false);

/** This thread's own: a thread draws one slide at a time. */
const board = createBoard();

/** Draws one slide of the pool in this thread. */
export default function slideThread(job: SlideFileJob): Promise<SlideTruth> {
  return drawSlideFile(job, board);
}
