import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { Corner, Extent, LevelSize, Region } from "./region.js";
import type { StatedMpp } from "./statedMpp.js";

/** A slide's pixels, piece by piece. */
export interface SlideReader extends StatedMpp {
  /** Library that decodes, and its version: part of what was made from the pixels. */
  readonly library: string;
  readonly width: number;
  readonly height: number;
  /** Whether pieces can be read without the rest. */
  readonly tiled: boolean;
  /** Finest first. */
  readonly levels: readonly LevelSize[];
  /** What the scanner's vendor wrote of the slide, under the names that OpenSlide gives. */
  readonly properties: Readonly<Record<string, string>>;
  /** Names of the pictures beside the slide, such as label, macro, thumbnail. A label may name a patient. */
  readonly associated: readonly string[];
  /** Reads from the coarsest level that is fine enough, then resamples; white beyond the slide's edges. */
  readRegion(region: Region): Promise<RgbImage>;
  /** Reads regions of one size that lie near each other: what `readRegion` gives of each, with less decoding. */
  readRegions(extent: Extent, corners: readonly Corner[]): Promise<RgbImage[]>;
  /** Reads a picture beside the slide. @throws RangeError for a name that is not in `associated` */
  readAssociated(name: string): Promise<RgbImage>;
  close(): Promise<void>;
}
