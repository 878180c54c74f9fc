import sharp from "sharp";
import type { Field, TiledPage } from "../tiffFile.js";

/** Size of the picture that every made slide shows. @unit px of level 0 */
export const WIDTH = 512;
export const HEIGHT = 384;

/** A colour that tells its place: red grows to the right, green downwards. */
export function colourAt(x: number, y: number): [number, number, number] {
  return [x / 2.4, y / 1.8, 120];
}

/** A part of the picture at a scale: its corner and size in pixels of that scale. */
export interface Part {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a part. @shape [height, width, 3] */
export function pixelsOf({ scale, left, top, width, height }: Part): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3)
      data.set(
        colourAt((left + x + 0.5) * scale, (top + y + 0.5) * scale).map(
          (value) => Math.min(255, Math.round(value)),
        ),
        at,
      );
  return data;
}

/** A part as JPEG, with the tables that every JPEG of this quality has. */
export function jpegOf(part: Part): Promise<Buffer> {
  const { width, height } = part;
  return sharp(pixelsOf(part), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4", optimiseCoding: false })
    .toBuffer();
}

/** A picture of one colour as JPEG. */
export function plainJpeg(
  width: number,
  height: number,
  [r, g, b]: readonly [number, number, number],
): Promise<Buffer> {
  return sharp({
    create: { width, height, channels: 3, background: { r, g, b } },
  })
    .jpeg({ chromaSubsampling: "4:4:4" })
    .toBuffer();
}

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

/** The sides of a pixel. @unit um */
export interface Sides {
  readonly across: number;
  readonly down: number;
}

/** The fields of a resolution in pixels a centimetre. */
export function resolution({ across, down }: Sides): Field[] {
  return [
    { tag: 282, ratio: [1e8, Math.round(across * 1e4)] },
    { tag: 283, ratio: [1e8, Math.round(down * 1e4)] },
    { tag: 296, shorts: [3] },
  ];
}
