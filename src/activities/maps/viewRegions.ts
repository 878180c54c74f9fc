import type { AttendedRegion, TileSquare } from "../../science/mil/regions.js";
import { attendedRegions } from "../../science/mil/regions.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";

/** A region of a slide view and what it shows. */
export interface ViewRegion extends AttendedRegion {
  /** Mean over its tiles. @shape [MORPHOLOGIES] */
  readonly shows: readonly number[];
}

/** The tiles of one slide view, and what models and measures say of each. */
export interface MappedTiles {
  readonly tiles: readonly TileSquare[];
  readonly attention: ArrayLike<number>;
  readonly tilePrediction: ArrayLike<number>;
  /** @shape [tiles, MORPHOLOGIES] */
  readonly morphology: ArrayLike<number>;
  /** Tiles of the whole bag. */
  readonly bagTiles: number;
  /** Least attention of a tile of a region. @unit times uniform attention */
  readonly threshold: number;
}

/** Attended regions of one slide view, strongest first. */
export function viewRegions(view: MappedTiles): ViewRegion[] {
  const width = MORPHOLOGIES.length;
  return attendedRegions(view).map((region) => ({
    ...region,
    shows: MORPHOLOGIES.map((_, m) => {
      const sum = region.tiles.reduce(
        (total, t) => total + view.morphology[t * width + m]!,
        0,
      );
      return sum / region.tiles.length;
    }),
  }));
}
