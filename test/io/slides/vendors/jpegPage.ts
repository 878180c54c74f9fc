import type { Field, TiledPage } from "../tiffFile.js";
import { HEIGHT, jpegOf, plainJpeg, WIDTH } from "./placePicture.js";

/** A page of JPEG tiles, as scanners write them, that shows the whole picture at a scale. */
export async function jpegPage(
  scale: number,
  tile: number,
  fields: readonly Field[] = [],
): Promise<TiledPage> {
  const [width, height] = [WIDTH / scale, HEIGHT / scale];
  const across = Math.ceil(width / tile);
  const places = Array.from(
    { length: across * Math.ceil(height / tile) },
    (_, i) => [i % across, Math.floor(i / across)] as const,
  );
  const size = { scale, width: tile, height: tile };
  const tiles = await Promise.all(
    places.map(([column, row]) =>
      jpegOf({ ...size, left: column * tile, top: row * tile }),
    ),
  );
  return {
    width,
    height,
    tile,
    tileAt: (column, row) => tiles[row * across + column]!,
    fields: [...JPEG_IN_YCBCR, ...fields],
  };
}

/** Compression by JPEG in YCbCr, no colour thinned out. @source TIFF 6.0 */
const JPEG_IN_YCBCR: readonly Field[] = [
  { tag: 259, shorts: [7] },
  { tag: 262, shorts: [6] },
  { tag: 530, shorts: [1, 1] },
];

/** A page of one JPEG tile and one colour. */
export async function plainPage(
  size: number,
  colour: readonly [number, number, number],
  fields: readonly Field[],
): Promise<TiledPage> {
  const tile = await plainJpeg(size, size, colour);
  return {
    width: size,
    height: size,
    tile: size,
    tileAt: () => tile,
    fields: [...JPEG_IN_YCBCR, ...fields],
  };
}
