import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import sharp from "sharp";
import type { RgbImage } from "../../../src/science/slide/rgbImage.js";
import { DATA } from "../../io/slides/realData.js";

/** A real tile at the encoders' 1 um/px, and what it shows. */
export interface LabelledTile {
  readonly label: string;
  readonly image: RgbImage;
}

/** Reads the tiles of a shared folder, each brought to its width in microns. */
export async function labelledTiles(
  folder: string,
  microns: number,
): Promise<LabelledTile[]> {
  const rows: { file: string; label: string }[] = parse(
    readFileSync(join(DATA, folder, "manifest.csv")),
    { columns: true, bom: true },
  );
  return Promise.all(
    rows.map(async ({ file, label }) => {
      const { data, info } = await sharp(join(DATA, folder, file))
        .flatten({ background: "#ffffff" })
        .resize(microns, microns, { fit: "fill" })
        .toColourspace("srgb")
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { label, image: { width: info.width, height: info.height, data } };
    }),
  );
}
