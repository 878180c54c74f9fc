import sharp from "sharp";

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
