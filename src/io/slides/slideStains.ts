import type { StainEstimate } from "../../science/slide/macenko.js";
import { estimateStains, tellsStains } from "../../science/slide/macenko.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { eachTile } from "./eachTile.js";
import type { StainsRequest, WorkOptions } from "./slideTask.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** Tiles that are looked at, evenly from all: more change the estimate by less than two tiles differ. */
const TILES = 24;
/** Of each, every so many pixels in both directions. */
const EVERY = 4;

/**
 * The stains of a slide, estimated once for all of its tiles, so that every tile is changed alike.
 * @throws UnreadableSlideError where the slide shows too little stain to tell
 */
export async function slideStains(
  { path, mpp, tiles }: StainsRequest,
  options: WorkOptions = {},
): Promise<StainEstimate> {
  const step = Math.max(1, Math.ceil(tiles.length / TILES));
  const some = tiles.filter((_, i) => i % step === 0);
  const seen: number[] = [];
  await eachTile({ path, mpp, tiles: some }, options, (image) =>
    sample(image, seen),
  );
  const data = Uint8Array.from(seen);
  const found = estimateStains({ width: data.length / 3, height: 1, data });
  if (found !== null && tellsStains(found)) return found;
  throw new UnreadableSlideError(
    path,
    "shows too little of two stains for them to be normalised",
    "leave the slide out, or run without stain normalisation",
  );
}

function sample({ width, height, data }: RgbImage, into: number[]): void {
  for (let y = 0; y < height; y += EVERY)
    for (let x = 0; x < width; x += EVERY) {
      const at = 3 * (y * width + x);
      into.push(data[at]!, data[at + 1]!, data[at + 2]!);
    }
}
