import { modelInput } from "../../science/encode/modelInput.js";
import { patchGrid } from "../../science/encode/patchGrid.js";
import type { StainEstimate } from "../../science/slide/macenko.js";
import { normaliseStains } from "../../science/slide/macenko.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { shiftStains } from "../../science/slide/stainShift.js";
import type { Tile } from "../../science/slide/tile.js";
import { balanceWhite } from "../../science/slide/whitePoint.js";
import { openShared } from "../slides/openSlides.js";
import type { Extent } from "../slides/region.js";
import { slideMask } from "../slides/slideMask.js";
import type { SlideReader } from "../slides/slideReader.js";
import type { EncodedTiles, EncodeRequest } from "./encodeTask.js";
import type { OpenEncoder } from "./openEncoder.js";

/**
 * Describes tiles by a brought encoder. It sees the pixels as stored, or with their stains normalised or shifted where that
 * is asked for, at the resolution it was trained at: a tile is read as the fewest of the model's pictures that cover it, and its
 * embedding is their mean.
 * @throws UnreadableSlideError, BadEncoderError
 */
export async function encodeTiles(
  encoder: OpenEncoder,
  { path, mpp, tiles, stains = null, shift = null }: EncodeRequest,
  onProgress?: (done: number, total: number) => void,
): Promise<EncodedTiles> {
  const { card } = encoder;
  const slide = await openShared(path);
  const look = shift
    ? (image: RgbImage) => shiftStains(image, shift)
    : stains && (await restaining(slide, mpp, stains));
  const px = card.inputSize;
  const edge = Math.max(1, Math.round((px * card.mpp) / mpp));
  const extent = { width: edge, height: edge, outWidth: px, outHeight: px };
  const dim = card.dimension;
  const data = new Float32Array(tiles.length * dim);
  let waiting: Patch[] = [];
  let done = 0;
  for (const [row, tile] of tiles.entries()) {
    const corners = cornersOf(tile, extent);
    const stored = await slide.readRegions(extent, corners);
    const images = look ? stored.map(look) : stored;
    waiting.push(...images.map((image) => ({ image, row, of: images.length })));
    done++;
    const last = done === tiles.length;
    while (waiting.length >= card.batch || (last && waiting.length > 0)) {
      await encodeBatch(encoder, waiting.slice(0, card.batch), data);
      waiting = waiting.slice(card.batch);
      onProgress?.(done, tiles.length);
    }
  }
  return { dim, data };
}

/** What brings a slide's pictures to the stains that all slides are given. */
async function restaining(
  slide: SlideReader,
  mpp: number,
  stains: StainEstimate,
): Promise<(image: RgbImage) => RgbImage> {
  const { white } = await slideMask(slide, mpp);
  return (image) => normaliseStains(balanceWhite(image, white), stains);
}

/** A picture for the model, one of so many of a tile. */
interface Patch {
  readonly image: RgbImage;
  readonly row: number;
  readonly of: number;
}

function cornersOf(
  { x, y, size }: Tile,
  { width }: Extent,
): { readonly x: number; readonly y: number }[] {
  return patchGrid(size, width).map((at) => ({ x: x + at.x, y: y + at.y }));
}

/** Adds to each tile its share of what its pictures gave. */
async function encodeBatch(
  { card, encode }: OpenEncoder,
  patches: readonly Patch[],
  sums: Float32Array,
): Promise<void> {
  const pictures = patches.map(({ image }) => image);
  const given = await encode(modelInput(pictures, card), patches.length);
  const dim = card.dimension;
  for (const [i, { row, of }] of patches.entries())
    for (let d = 0; d < dim; d++)
      sums[row * dim + d]! += given[i * dim + d]! / of;
}
