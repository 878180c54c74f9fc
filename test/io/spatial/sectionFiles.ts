import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { grain, picture } from "../../unit/slide/pictures.js";

/** A table, line by line and cell by cell. */
export type Cells = (string | number)[][];

/** The text files of a section; a test changes what it is about. */
export interface SectionTables {
  spots: Cells;
  counts: Cells;
}

const made = mkdtempSync(join(tmpdir(), "histoclaim-sections-"));
let folders = 0;

/** Pixels of one step of the array. */
export const STEP = 100;
const COLUMNS = 8;
const ROWS = 6;
/** A gene that varies, one that does not, an older symbol, one of the default panel, one too rare, a mangled one. */
export const GENES = ["VARIES", "STEADY", "WARS", "MGP", "RARE", "2-Sep"];

/** 48 spots on a picture of 900 x 700; array positions start at 3, 5. */
export function goodSection(shift = 0): SectionTables {
  const places = Array.from({ length: COLUMNS * ROWS }, (_, s) => [
    3 + (s % COLUMNS),
    5 + Math.floor(s / COLUMNS),
  ]);
  return {
    spots: [
      ["x", "y", "new_x", "new_y", "pixel_x", "pixel_y", "selected"],
      ...places.map(([x = 0, y = 0]) => [
        ...[x, y, x + 0.01, y - 0.01],
        ...[STEP * (x - 2) + shift, STEP * (y - 4), 1],
      ]),
    ],
    counts: [
      ["", ...GENES],
      ...places.map(([x = 0, y = 0], s) => [
        `${String(x)}x${String(y)}`,
        ...[x < 7 ? 20 : 200, 600 + (s % 5), 9, 12, s === 0 ? 1 : 0, 30],
      ]),
    ],
  };
}

/** A path in a folder of its own, which is not there yet. */
export function newPath(): string {
  const folder = join(made, String(folders++));
  mkdirSync(folder);
  return join(folder, "out");
}

let pictures: ReturnType<typeof drawPictures> | null = null;

/** Pictures of grainy pink tissue with glass around it. */
async function drawPictures(): Promise<{ jpeg: Buffer; png: Buffer }> {
  const { width, height, data } = picture(900, 700, (x, y) => {
    if (x < 40 || y < 40 || x > 860 || y > 660) return [244, 243, 245];
    const dark = 70 * grain(x >> 2, y >> 2);
    return [225 - dark, 140 - dark, 190 - dark];
  });
  const raw = { width, height, channels: 3 as const };
  const jpeg = await sharp(data, { raw }).jpeg().toBuffer();
  return { jpeg, png: await sharp(data, { raw }).png().toBuffer() };
}

const tsv = (cells: Cells): string =>
  cells.map((row) => `${row.join("\t")}\n`).join("");

/** Writes the sections A1 and A2, the counts of A2 unpacked, and gives their folder. */
export async function writeSections(
  change: (a1: SectionTables, a2: SectionTables) => void = () => undefined,
): Promise<string> {
  const dir = newPath();
  mkdirSync(dir);
  const [a1, a2] = [goodSection(), goodSection(7)];
  change(a1, a2);
  writeFileSync(join(dir, "A1_spots.tsv"), tsv(a1.spots));
  writeFileSync(join(dir, "A2_spots.tsv"), tsv(a2.spots));
  writeFileSync(join(dir, "A1_counts.tsv.gz"), gzipSync(tsv(a1.counts)));
  writeFileSync(join(dir, "A2_counts.tsv"), tsv(a2.counts));
  const { jpeg, png } = await (pictures ??= drawPictures());
  writeFileSync(join(dir, "A1_HE.jpg"), jpeg);
  writeFileSync(join(dir, "A2_HE.png"), png);
  return dir;
}
