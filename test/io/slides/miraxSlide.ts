import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

/** Edge of an image of the camera. @unit px */
const IMAGE = 64;
const ACROSS = 2;
const ID = "a".repeat(32);

const int = (...values: readonly number[]): Buffer =>
  Buffer.from(Int32Array.from(values).buffer);

async function jpegOf(grey: number): Promise<Buffer> {
  const background = { r: grey, g: grey, b: grey };
  return sharp({
    create: { width: IMAGE, height: IMAGE, channels: 3, background },
  })
    .jpeg()
    .toBuffer();
}

/** The settings of a slide of one level, whose four images lie in two files. */
const SETTINGS = `[GENERAL]
SLIDE_ID = ${ID}
IMAGENUMBER_X = ${ACROSS}
IMAGENUMBER_Y = ${ACROSS}
OBJECTIVE_MAGNIFICATION = 20
CameraImageDivisionsPerSide = 1

[HIERARCHICAL]
HIER_COUNT = 1
NONHIER_COUNT = 0
INDEXFILE = Index.dat
HIER_0_NAME = Slide zoom level
HIER_0_COUNT = 1
HIER_0_VAL_0 = ZoomLevel_0
HIER_0_VAL_0_SECTION = LAYER_0_LEVEL_0_SECTION

[LAYER_0_LEVEL_0_SECTION]
OVERLAP_X = 0
OVERLAP_Y = 0
MICROMETER_PER_PIXEL_X = 0.5
MICROMETER_PER_PIXEL_Y = 0.5
IMAGE_FORMAT = JPEG
IMAGE_FILL_COLOR_BGR = 16777215
DIGITIZER_WIDTH = ${IMAGE}
DIGITIZER_HEIGHT = ${IMAGE}
IMAGE_CONCAT_FACTOR = 0

[DATAFILE]
FILE_COUNT = 2
FILE_0 = Data0000.dat
FILE_1 = Data0001.dat
`;

/**
 * Writes a slide as 3DHISTECH's scanners do, NAME.mrxs with its folder, and gives its path. 128 x 128 px, 0.5 um/px.
 * @source OpenSlide's description of the format, https://openslide.org/formats/mirax
 */
export async function writeMirax(
  folder: string,
  name: string,
  grey = 90,
): Promise<string> {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const images = await Promise.all(
    [0, 1, 2, 3].map((i) => jpegOf(grey + 10 * i)),
  );
  const head = Buffer.from(`01.02${ID}`);
  const [levels, page] = [head.length + 8, head.length + 20];
  const records = images.flatMap(({ length }, i) => {
    const before = i % 2 === 0 ? 0 : images[i - 1]!.length;
    return [i, before, length, i >> 1];
  });
  const index = Buffer.concat([
    head,
    int(levels, 0),
    int(levels + 4, 0, page),
    int(images.length, 0, ...records),
  ]);
  writeFileSync(join(own, "Slidedat.ini"), SETTINGS);
  writeFileSync(join(own, "Index.dat"), index);
  for (const file of [0, 1])
    writeFileSync(
      join(own, `Data000${file}.dat`),
      Buffer.concat(images.slice(2 * file, 2 * file + 2)),
    );
  const path = join(folder, `${name}.mrxs`);
  writeFileSync(path, await jpegOf(255));
  return path;
}
