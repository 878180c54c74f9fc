import type { RgbImage } from "../../science/slide/rgbImage.js";
import { openFlat } from "./flatReader.js";
import type { Corner, Extent, LevelSize, Region } from "./region.js";
import { slideFormat } from "./slideFormat.js";
import { openTiff } from "./tiffReader.js";

/** A slide's pixels, piece by piece. */
export interface SlideReader {
  readonly width: number;
  readonly height: number;
  /** What the file states, plausible or not; null where it states nothing. @unit um/px */
  readonly mpp: number | null;
  /** Whether pieces can be read without the rest. */
  readonly tiled: boolean;
  /** Finest first. */
  readonly levels: readonly LevelSize[];
  /** Reads from the coarsest level that is fine enough, then resamples; white beyond the slide's edges. */
  readRegion(region: Region): Promise<RgbImage>;
  /** Reads regions of one size that lie near each other: what `readRegion` gives of each, with less decoding. */
  readRegions(extent: Extent, corners: readonly Corner[]): Promise<RgbImage[]>;
  close(): Promise<void>;
}

/** Opens a slide by its content: pyramidal TIFF, SVS with JPEG tiles, JPEG, PNG. @throws UnreadableSlideError */
export async function openSlide(path: string): Promise<SlideReader> {
  const format = await slideFormat(path);
  return format === "tiff" ? openTiff(path) : openFlat(path, null);
}
