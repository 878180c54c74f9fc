import type { Spots } from "../../../science/spatial/spots.js";

/** The spots of one slide, with values as in the file. */
export interface SpotSection extends Spots {
  readonly slide: string;
}
