import type { Focus } from "../../science/slide/focus.js";
import { focusOf } from "../../science/slide/focus.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { eachTile } from "./eachTile.js";
import type { TilesRequest } from "./slideTask.js";

/** Tiles that are looked at, evenly from all: what is told is whether a slide is blurred all over. */
const TILES = 4;

/** How sharp a slide's tiles are. @throws UnreadableSlideError */
export async function slideFocus({
  path,
  mpp,
  tiles,
}: Pick<TilesRequest, "path" | "mpp" | "tiles">): Promise<Focus> {
  const step = Math.max(1, tiles.length / TILES);
  const some = tiles.filter((_, i) => Math.floor(i % step) === 0);
  const seen: RgbImage[] = [];
  await eachTile({ path, mpp, tiles: some.slice(0, TILES) }, {}, (image) =>
    seen.push(image),
  );
  return focusOf(seen);
}
