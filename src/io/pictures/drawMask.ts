import sharp from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { SlideSurvey } from "../../science/slide/slideSurvey.js";
import type { View } from "./view.js";
import { columnOf, rowOf } from "./view.js";

/** What is drawn over a slide's thumbnail. */
export interface MaskDrawing {
  /** The picture that was surveyed. */
  readonly thumbnail: RgbImage;
  readonly survey: Pick<SlideSurvey, "tissue" | "pen" | "folds" | "blur">;
  /** @unit level-0 pixels */
  readonly tiles: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
  }[];
  /** Level-0 pixels in a pixel of the thumbnail. */
  readonly scale: number;
}

/** Sides of the drawing are at most this long. @unit px */
const LONGEST = 1600;
/** How much of what is left out fades to white, and of a mark takes its colour. */
const FADED = 0.65;
const MARKED = 0.6;

/** Colours of what was left out, told apart by the colour-blind. @source Okabe & Ito 2008 */
export const MARK_COLOURS = {
  pen: [213, 94, 0],
  folds: [240, 228, 66],
  blur: [86, 180, 233],
} as const;
const GRID = "#0072b2";
const WHITE = [255, 255, 255] as const;

/** Draws what of a slide is taken for tissue, what was left out and why, and the grid of its tiles. @returns PNG */
export async function drawMask({
  thumbnail,
  survey,
  tiles,
  scale,
}: MaskDrawing): Promise<Buffer> {
  const { width, height } = thumbnail;
  const shrink = Math.min(1, LONGEST / Math.max(width, height));
  const size = {
    width: Math.max(1, Math.round(width * shrink)),
    height: Math.max(1, Math.round(height * shrink)),
  };
  const frame = { x: 0, y: 0, width: width * scale, height: height * scale };
  const painted = paint(thumbnail, survey);
  const small = await sharp(painted, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: "fill" })
    .raw()
    .toBuffer();
  return sharp(small, { raw: { ...size, channels: 3 } })
    .composite([{ input: gridOf({ frame, ...size }, tiles) }])
    .png({ compressionLevel: 6 })
    .toBuffer();
}

function paint(
  { data }: RgbImage,
  { tissue, pen, folds, blur }: MaskDrawing["survey"],
): Buffer {
  const out = Buffer.from(data);
  const blend = (
    i: number,
    colour: readonly [number, number, number],
    share: number,
  ): void => {
    for (let c = 0; c < 3; c++)
      out[3 * i + c] = (1 - share) * data[3 * i + c]! + share * colour[c]!;
  };
  for (let i = 0; i < tissue.data.length; i++)
    if (pen.data[i] === 1) blend(i, MARK_COLOURS.pen, MARKED);
    else if (folds.data[i] === 1) blend(i, MARK_COLOURS.folds, MARKED);
    else if (blur.data[i] === 1) blend(i, MARK_COLOURS.blur, MARKED);
    else if (tissue.data[i] === 0) blend(i, WHITE, FADED);
  return out;
}

/** Squares of the tiles, as SVG. */
function gridOf(view: View, tiles: MaskDrawing["tiles"]): Buffer {
  const d = tiles
    .map(({ x, y, size }) => {
      const [left, top] = [columnOf(view, x), rowOf(view, y)];
      return `M${left} ${top}H${columnOf(view, x + size)}V${rowOf(view, y + size)}H${left}Z`;
    })
    .join("");
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${view.height}"><path fill="none" stroke="${GRID}" d="${d}"/></svg>`,
  );
}
