import { writeFileSync } from "node:fs";
import type { Sides } from "./sides.js";
import { HEIGHT, jpegOf, plainJpeg, WIDTH } from "./placePicture.js";
import { restartJpeg } from "./restartJpeg.js";

/** A field of a directory: its tag, its type by TIFF's number, how many values, and their bytes. */
type Entry = readonly [tag: number, type: number, count: number, bytes: Buffer];

const long = (tag: number, ...values: number[]): Entry => [
  tag,
  4,
  values.length,
  Buffer.from(Uint32Array.from(values).buffer),
];
const ratio = (tag: number, over: number, under: number): Entry => [
  tag,
  5,
  1,
  Buffer.from(Uint32Array.of(over, under).buffer),
];
const text = (tag: number, value: string): Entry => {
  const bytes = Buffer.from(`${value}\0`);
  return [tag, 2, bytes.length, bytes];
};
const whole = (tag: number, value: number): Entry => [
  tag,
  9,
  1,
  Buffer.from(Int32Array.of(value).buffer),
];
const float = (tag: number, value: number): Entry => [
  tag,
  11,
  1,
  Buffer.from(Float32Array.of(value).buffer),
];

/** A picture of the file: a level, or beside it where the lens is -1. */
interface Page {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Buffer;
  readonly lens: number;
  readonly sides: Sides;
  readonly own?: readonly Entry[];
}

/** Where a page's coded intervals begin. */
const STARTS = 65426;

function entriesOf(page: Page, at: number): Entry[] {
  const { width, height, jpeg, lens, sides, own = [] } = page;
  const perCm = (um: number) => [1e8, Math.round(um * 1e4)] as const;
  const entries: Entry[] = [
    long(256, width),
    long(257, height),
    long(259, 7),
    long(262, 6),
    text(271, "Hamamatsu"),
    long(273, at),
    long(277, 3),
    long(278, height),
    long(279, jpeg.length),
    ratio(282, ...perCm(sides.across)),
    ratio(283, ...perCm(sides.down)),
    long(296, 3),
    long(65420, 1),
    float(65421, lens),
    whole(65424, 0),
    ...own,
  ];
  return entries.sort(([a], [b]) => a - b);
}

/**
 * Puts pages together: as TIFF, but places have eight bytes, the upper four of a field's behind the directory.
 * @source OpenSlide's description of the format, https://openslide.org/formats/hamamatsu
 */
function ndpiOf(pages: readonly Page[]): Buffer {
  const pieces: Buffer[] = [Buffer.from("II*\0\0\0\0\0\0\0\0\0", "latin1")];
  let end = pieces[0]!.length;
  const append = (bytes: Buffer): number => {
    const room = Buffer.alloc(bytes.length % 2);
    // Not copied: a directory is told later where the next one lies.
    pieces.push(bytes, room);
    end += bytes.length + room.length;
    return end - bytes.length - room.length;
  };
  let link = (at: number): unknown => pieces[0]!.writeUInt32LE(at, 4);
  for (const page of pages) {
    const entries = entriesOf(page, append(page.jpeg));
    const linkAt = 2 + 12 * entries.length;
    const body = Buffer.alloc(linkAt + 8 + 4 * entries.length);
    body.writeUInt16LE(entries.length);
    entries.forEach(([tag, type, count, bytes], i) => {
      const entry = 2 + 12 * i;
      body.writeUInt16LE(tag, entry);
      body.writeUInt16LE(type, entry + 2);
      body.writeUInt32LE(count, entry + 4);
      if (bytes.length <= 4) bytes.copy(body, entry + 8);
      else body.writeUInt32LE(append(bytes), entry + 8);
    });
    link(append(body));
    link = (at) => body.writeUInt32LE(at, linkAt);
  }
  return Buffer.concat(pieces);
}

/**
 * Writes a slide as Hamamatsu's scanners do: 512 x 384 px whose JPEG has restart markers, a level of half the size
 * whose JPEG has none, and a picture of the glass.
 */
export async function writeHamamatsu(
  path: string,
  sides: Sides,
): Promise<void> {
  const { bytes, starts } = await restartJpeg();
  const half = { width: WIDTH / 2, height: HEIGHT / 2 };
  const macro = { width: 80, height: 48 };
  const reference = text(65427, "made");
  const pages: Page[] = [
    {
      ...{ width: WIDTH, height: HEIGHT, jpeg: bytes, lens: 40, sides },
      own: [long(STARTS, ...starts), reference],
    },
    {
      ...half,
      jpeg: await jpegOf({ ...half, scale: 2, left: 0, top: 0 }),
      lens: 20,
      sides: { across: 2 * sides.across, down: 2 * sides.down },
    },
    {
      ...macro,
      jpeg: await plainJpeg(macro.width, macro.height, [120, 90, 200]),
      lens: -1,
      sides: { across: 100, down: 100 },
    },
  ];
  writeFileSync(path, ndpiOf(pages));
}
