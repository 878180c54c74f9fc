import type { Field } from "../tiffFile.js";
import { writeTiff } from "../tiffFile.js";
import type { Sides } from "./sides.js";
import { jpegPage, plainPage } from "./jpegPage.js";
import { HEIGHT, WIDTH } from "./placePicture.js";

const SCALES = [1, 2, 4];
const TILE = 128;
const [ACROSS, DOWN] = [WIDTH / TILE, HEIGHT / TILE];

const description = (text: string): Field => ({ tag: 270, text });
const xmp = (xml: string): Field => ({ tag: 700, bytes: Buffer.from(xml) });

/** The number of a tile: from the lowest row up, every second row from right to left, as the stage moves. */
function numberOf(column: number, row: number): number {
  const up = DOWN - 1 - row;
  return 1 + up * ACROSS + (up % 2 === 0 ? column : ACROSS - 1 - column);
}

/** How each tile joins its neighbours to the right and above: without overlap. */
function joints(): string {
  const found: string[] = [];
  const join = (direction: string, from: number, to: number) =>
    found.push(
      `<TileJointInfo FlagJoined="1" Confidence="100" Direction="${direction}" Tile1="${from}" Tile2="${to}" OverlapX="0" OverlapY="0"/>`,
    );
  for (let row = 0; row < DOWN; row++)
    for (let column = 0; column < ACROSS; column++) {
      const here = numberOf(column, row);
      if (column + 1 < ACROSS) join("RIGHT", here, numberOf(column + 1, row));
      if (row > 0) join("UP", here, numberOf(column, row - 1));
    }
  return found.join("");
}

/**
 * Writes a slide as Ventana's iScan does: 512 x 384 px in three levels, and a picture of the glass with its label.
 * The format has one value for both sides of a pixel. @source OpenSlide's description of the format, https://openslide.org/formats/ventana
 */
export async function writeVentana(
  path: string,
  { across }: Sides,
): Promise<void> {
  const macro = await plainPage(
    64,
    [90, 200, 120],
    [
      description("Label Image"),
      xmp(`<iScan Magnification="40" ScanRes="${across}" Z-layers="1"/>`),
    ],
  );
  const stitched = `<EncodeInfo Ver="2"><SlideStitchInfo><ImageInfo AOIScanned="1" AOIIndex="0" Width="${TILE}" Height="${TILE}" NumRows="${DOWN}" NumCols="${ACROSS}" Pos-X="0" Pos-Y="${HEIGHT}">${joints()}</ImageInfo></SlideStitchInfo><AoiOrigin><AOI0 OriginX="0" OriginY="0"/></AoiOrigin></EncodeInfo>`;
  const levels = await Promise.all(
    SCALES.map((scale, i) =>
      jpegPage(scale, TILE, [
        description(`level=${i} mag=${40 / scale} quality=95`),
        ...(i === 0 ? [xmp(stitched)] : []),
      ]),
    ),
  );
  writeTiff(path, [macro, ...levels]);
}
