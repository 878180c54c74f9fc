import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import type { SlideSurvey } from "./slideSurvey.js";
import type { Tile } from "./tile.js";
import { tileGrid } from "./tileGrid.js";

/** Least share of a tile that is neither tissue nor pen, fold or blur. */
const LEAST_GLASS = 0.99;

/**
 * Tiles of the grid that show glass alone, so many at most, drawn from all of them.
 * @param input.maskScale level-0 pixels in a pixel of the survey
 */
export function backgroundGrid(input: {
  readonly survey: SlideSurvey;
  readonly maskScale: number;
  readonly bounds: Parameters<typeof tileGrid>[0]["bounds"];
  readonly size: number;
  readonly count: number;
  readonly seed: number;
}): Tile[] {
  const { survey, count, seed, ...grid } = input;
  const { tissue, pen, folds, blur } = survey;
  const glass = tissue.data.map((_, i) =>
    tissue.data[i]! | pen.data[i]! | folds.data[i]! | blur.data[i]! ? 0 : 1,
  );
  const all = tileGrid({
    ...grid,
    mask: { width: tissue.width, height: tissue.height, data: glass },
    leastTissue: LEAST_GLASS,
  });
  const random = randomGenerator(seed);
  for (let i = all.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map((tile, index) => ({ ...tile, index, tissue: 0 }));
}
