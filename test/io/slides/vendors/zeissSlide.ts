import { writeFileSync } from "node:fs";
import type { Sides } from "./sides.js";
import { HEIGHT, pixelsOf, plainJpeg, WIDTH } from "./placePicture.js";

const SCALES = [1, 2, 4];
const TILE = 128;
/** The stage's place of the picture's corner, which need not be zero. @unit px of level 0 */
const STAGE = { x: -5000, y: 3000 };
const BGR24 = 3;
const UNCOMPRESSED = 0;

const int = (value: number): Buffer => Buffer.from(Int32Array.of(value).buffer);
const long = (value: number): Buffer =>
  Buffer.from(BigInt64Array.of(BigInt(value)).buffer);
const padded = (bytes: Buffer | string, length: number): Buffer =>
  Buffer.concat([Buffer.from(bytes), Buffer.alloc(length)]).subarray(0, length);

/** A segment: its name, room and use, then its body. */
function segment(name: string, body: Buffer): Buffer {
  const room = Math.ceil(body.length / 32) * 32;
  const head = [padded(name, 16), long(room), long(body.length)];
  return Buffer.concat([...head, padded(body, room)]);
}

interface Block {
  /** Its dimensions beside width and height, all of one. */
  readonly dimensions: readonly string[];
  readonly scale: number;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** All tiles of all levels. */
function blocks(dimensions: readonly string[]): Block[] {
  return SCALES.flatMap((scale) => {
    const [width, height] = [WIDTH / scale, HEIGHT / scale];
    const across = Math.ceil(width / TILE);
    const count = across * Math.ceil(height / TILE);
    return Array.from({ length: count }, (_, i) => {
      const [column, row] = [i % across, Math.floor(i / across)];
      return {
        ...{ dimensions, scale, column, row },
        width: Math.min(TILE, width - column * TILE),
        height: Math.min(TILE, height - row * TILE),
      };
    });
  });
}

/** What the directory, and the block itself, say of a block that lies at a place of the file. */
function entryOf(
  { dimensions, scale, column, row, width, height }: Block,
  at: number,
): Buffer {
  const dimension = (name: string, start: number, size: number, stored = 1) =>
    Buffer.concat([
      padded(name, 4),
      int(start),
      int(size),
      int(0),
      int(stored),
    ]);
  const [x, y] = [column, row].map((place) => place * TILE * scale);
  const all = [
    dimension("X", STAGE.x + x!, width * scale, width),
    dimension("Y", STAGE.y + y!, height * scale, height),
    ...dimensions.map((name) => dimension(name, 0, 1)),
  ];
  const head = [padded("DV", 2), int(BGR24), long(at), int(0)];
  const pyramid = Buffer.from([scale === 1 ? 0 : 2, 0, 0, 0, 0, 0]);
  return Buffer.concat([
    ...head,
    int(UNCOMPRESSED),
    pyramid,
    int(all.length),
    ...all,
  ]);
}

function blockOf(block: Block, at: number): Buffer {
  const { scale, column, row, width, height } = block;
  const [left, top] = [column * TILE, row * TILE];
  const data = pixelsOf({ scale, left, top, width, height });
  for (let i = 0; i < data.length; i += 3)
    [data[i], data[i + 2]] = [data[i + 2]!, data[i]!];
  const head = [int(0), int(0), long(data.length), entryOf(block, at)];
  const body = Buffer.concat([padded(Buffer.concat(head), 256), data]);
  return segment("ZISRAWSUBBLOCK", body);
}

function metadataOf({ across, down }: Sides): Buffer {
  const metres = (id: string, um: number): string =>
    `<Distance Id="${id}"><Value>${um / 1e6}</Value></Distance>`;
  const xml = Buffer.from(
    `<?xml version="1.0"?><ImageDocument><Metadata><Information><Image><SizeX>${WIDTH}</SizeX><SizeY>${HEIGHT}</SizeY><SizeS>1</SizeS></Image></Information><Scaling><Items>${metres("X", across)}${metres("Y", down)}</Items></Scaling></Metadata></ImageDocument>`,
  );
  const head = padded(Buffer.concat([int(xml.length), int(0)]), 256);
  return segment("ZISRAWMETADATA", Buffer.concat([head, xml]));
}

function labelEntry(at: number): Buffer {
  const head = [padded("A1", 12), long(at), int(0), Buffer.alloc(16)];
  return Buffer.concat([...head, padded("JPG", 8), padded("Label", 80)]);
}

async function labelOf(at: number): Promise<Buffer> {
  const jpeg = await plainJpeg(40, 56, [60, 140, 220]);
  const head = [padded(int(jpeg.length), 16), labelEntry(at)];
  const body = [padded(Buffer.concat(head), 256), jpeg];
  return segment("ZISRAWATTACH", Buffer.concat(body));
}

/**
 * Writes a slide as Zeiss' ZEN does: 512 x 384 px in three levels, and a label.
 * @source OpenSlide's description of the format, https://openslide.org/formats/zeiss
 */
export async function writeZeiss(
  path: string,
  sides: Sides,
  dimensions: readonly string[] = ["C", "S"],
): Promise<void> {
  const pieces = [segment("ZISRAWFILE", Buffer.alloc(512))];
  let end = pieces[0]!.length;
  const append = (bytes: Buffer): number => {
    pieces.push(bytes);
    end += bytes.length;
    return end - bytes.length;
  };
  const entries = blocks(dimensions).map((block) =>
    entryOf(block, append(blockOf(block, end))),
  );
  const count = padded(int(entries.length), 128);
  const directory = append(
    segment("ZISRAWDIRECTORY", Buffer.concat([count, ...entries])),
  );
  const metadata = append(metadataOf(sides));
  const label = labelEntry(append(await labelOf(end)));
  const beside = append(
    segment("ZISRAWATTDIR", Buffer.concat([padded(int(1), 256), label])),
  );
  const version = [
    int(1),
    int(0),
    Buffer.alloc(8),
    Buffer.alloc(32, 7),
    int(0),
  ];
  const places = [long(directory), long(metadata), int(0), long(beside)];
  Buffer.concat([...version, ...places]).copy(pieces[0]!, 32);
  writeFileSync(path, Buffer.concat(pieces));
}
