import { writeTiff } from "../tiffFile.js";
import type { Sides } from "./sides.js";
import { jpegPage, plainPage } from "./jpegPage.js";
import { HEIGHT, WIDTH } from "./placePicture.js";
import { resolution } from "./sides.js";

const SCALES = [1, 4];
const MACRO = 64;

/** The slide's size, and where on it the tissue was scanned. @unit px of level 0 */
export const GLASS = { width: 768, height: 576, left: 128, top: 64 };

/**
 * Writes a slide as Leica's SCN400 does: a part of the glass scanned in two levels, and a picture of the glass.
 * @source OpenSlide's description of the format, https://openslide.org/formats/leica
 */
export async function writeLeica(path: string, sides: Sides): Promise<void> {
  const nm = (px: number): string =>
    String(Math.round(px * sides.across * 1000));
  const view = (width: number, height: number, left: number, top: number) =>
    `<view sizeX="${nm(width)}" sizeY="${nm(height)}" offsetX="${nm(left)}" offsetY="${nm(top)}"/>`;
  const image = (inside: string, dimensions: readonly string[]): string =>
    `<image><device model="Leica SCN400" version="1.0"/><pixels>${dimensions.join("")}</pixels>${inside}
<scanSettings><objectiveSettings><objective>20</objective></objectiveSettings><illuminationSettings><numericalAperture>0.4</numericalAperture><illuminationSource>brightfield</illuminationSource></illuminationSettings></scanSettings></image>`;
  const dimension = (width: number, height: number, page: number): string =>
    `<dimension sizeX="${width}" sizeY="${height}" r="${page}" ifd="${page}"/>`;
  const { width, height, left, top } = GLASS;
  const scanned = SCALES.map((scale, i) =>
    dimension(WIDTH / scale, HEIGHT / scale, i + 1),
  );
  const xml = `<?xml version="1.0"?><scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01">
<collection name="made" sizeX="${nm(width)}" sizeY="${nm(height)}"><barcode>${Buffer.from("S1").toString("base64")}</barcode>
${image(view(width, height, 0, 0), [dimension(MACRO, MACRO, 0)])}
${image(view(WIDTH, HEIGHT, left, top), scanned)}</collection></scn>`;
  const macro = await plainPage(
    MACRO,
    [230, 230, 90],
    [{ tag: 270, text: xml }],
  );
  const levels = await Promise.all(
    SCALES.map((scale) =>
      jpegPage(
        scale,
        128,
        resolution({ across: sides.across * scale, down: sides.down * scale }),
      ),
    ),
  );
  writeTiff(path, [macro, ...levels]);
}
