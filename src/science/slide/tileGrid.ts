import type { Mask } from "./mask.js";
import type { Tile } from "./tile.js";

/** Edge of a tile as read. @unit px */
export const TILE_PX = 224;
/** Resolution at which tiles are read, 10x. @unit um/px */
export const TILE_MPP = 1;
/** Least share of tissue in a tile that is kept. */
export const LEAST_TISSUE = 0.7;

/** A rectangle in level-0 pixels. */
interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The tiles of a regular grid that lie wholly in `bounds` and show enough tissue, row by row.
 * `maskScale` is level-0 pixels per mask pixel; the grid starts at the bounds' corner. `overlap` is the share of a tile's
 * edge that its neighbour shows too, none where it is not given.
 * @throws RangeError for an overlap that is not from 0 to less than 1
 */
export function tileGrid(input: {
  readonly mask: Mask;
  readonly maskScale: number;
  readonly bounds: Bounds;
  readonly size: number;
  readonly leastTissue?: number;
  readonly overlap?: number;
}): Tile[] {
  const { mask, maskScale, bounds, size, leastTissue = LEAST_TISSUE } = input;
  const step = stepOf(size, input.overlap ?? 0);
  const sums = integral(mask);
  const tiles: Tile[] = [];
  for (let y = bounds.y; y + size <= bounds.y + bounds.height; y += step)
    for (let x = bounds.x; x + size <= bounds.x + bounds.width; x += step) {
      const tissue = share(sums, mask, [
        x / maskScale,
        y / maskScale,
        (x + size) / maskScale,
        (y + size) / maskScale,
      ]);
      if (tissue >= leastTissue)
        tiles.push({ index: tiles.length, x, y, size, tissue });
    }
  return tiles;
}

/** From a tile's corner to the next one's. */
function stepOf(size: number, overlap: number): number {
  if (!(overlap >= 0 && overlap < 1))
    throw new RangeError(
      `tiles cannot overlap by ${overlap}; give a share from 0 to less than 1`,
    );
  return Math.max(1, Math.round(size * (1 - overlap)));
}

/** Sums over all pixels above and to the left. @shape [height + 1, width + 1] */
function integral({ width, height, data }: Mask): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] =
        sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

function share(
  sums: Float64Array,
  { width, height }: Mask,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): number {
  const left = Math.min(width - 1, Math.max(0, Math.round(x0)));
  const top = Math.min(height - 1, Math.max(0, Math.round(y0)));
  const right = Math.min(width, Math.max(left + 1, Math.round(x1)));
  const bottom = Math.min(height, Math.max(top + 1, Math.round(y1)));
  const stride = width + 1;
  const inside =
    sums[bottom * stride + right]! -
    sums[top * stride + right]! -
    sums[bottom * stride + left]! +
    sums[top * stride + left]!;
  return inside / ((right - left) * (bottom - top));
}
