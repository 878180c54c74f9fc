import type { SpotRegion } from "../../science/spatial/regionGrid.js";
import { regionGrid } from "../../science/spatial/regionGrid.js";
import { tileSlide } from "../slides/slideWork.js";
import type { Section } from "./readSection.js";

/** Spots that a rectangle needs to be a region. */
export const LEAST_SPOTS = 5;

/** The rectangles of a section that hold enough spots and at least one tile of tissue. */
export async function tissueRegions(
  section: Section,
  grid: number,
): Promise<readonly SpotRegion[]> {
  const { spots, pitch, width, height, files, mpp } = section;
  const around = {
    x: spots.map(({ x }) => x),
    y: spots.map(({ y }) => y),
    room: pitch / 2,
    width,
    height,
  };
  const regions: SpotRegion[] = [];
  for (const region of regionGrid(around, grid, LEAST_SPOTS)) {
    const { tiles } = await tileSlide({ path: files.image, mpp, rect: region });
    if (tiles.length > 0) regions.push(region);
  }
  return regions;
}
