import { HEIGHT, jpegOf, WIDTH } from "./placePicture.js";

/** A JPEG in which decoding can start at many places. */
export interface RestartJpeg {
  readonly bytes: Buffer;
  /** Where each interval's data begins in it. */
  readonly starts: readonly number[];
}

/** Width of an interval, and height of all that JPEG codes together where no colour is thinned out. @unit px */
const INTERVAL = 128;
const BLOCK = 8;

const [FRAME, SCAN] = [0xc0, 0xda];

/** Where a segment of a JPEG's header begins. */
function segmentAt(jpeg: Buffer, marker: number): number {
  let at = 2;
  while (jpeg[at + 1] !== marker) at += 2 + jpeg.readUInt16BE(at + 2);
  return at;
}

/** The coded pixels of a JPEG: what follows the header of its scan, up to the end. */
function coded(jpeg: Buffer): Buffer {
  const scan = segmentAt(jpeg, SCAN);
  return jpeg.subarray(scan + 2 + jpeg.readUInt16BE(scan + 2), -2);
}

/** The header of a part's JPEG, of the whole picture's size and with restart intervals. */
function headerFor(part: Buffer, width: number, height: number): Buffer {
  const scan = segmentAt(part, SCAN);
  const end = scan + 2 + part.readUInt16BE(scan + 2);
  const before = Buffer.from(part.subarray(0, scan));
  const frame = segmentAt(before, FRAME);
  before.writeUInt16BE(height, frame + 5);
  before.writeUInt16BE(width, frame + 7);
  const interval = Buffer.from([0xff, 0xdd, 0, 4, 0, INTERVAL / BLOCK]);
  return Buffer.concat([before, interval, part.subarray(scan, end)]);
}

/**
 * The picture as one JPEG with restart markers, as Hamamatsu stores a level. An interval starts anew, so each is coded
 * as a JPEG of its own. @source ITU-T T.81, E.1.4
 */
export async function restartJpeg(): Promise<RestartJpeg> {
  const across = WIDTH / INTERVAL;
  const size = { scale: 1, width: INTERVAL, height: BLOCK };
  const parts = await Promise.all(
    Array.from({ length: across * (HEIGHT / BLOCK) }, (_, i) =>
      jpegOf({
        ...size,
        left: (i % across) * INTERVAL,
        top: Math.floor(i / across) * BLOCK,
      }),
    ),
  );
  const pieces = [headerFor(parts[0]!, WIDTH, HEIGHT)];
  const starts: number[] = [];
  let length = pieces[0]!.length;
  parts.forEach((part, i) => {
    starts.push(length);
    const last = i === parts.length - 1;
    const marker = [0xff, last ? 0xd9 : 0xd0 + (i % 8)];
    const piece = Buffer.concat([coded(part), Buffer.from(marker)]);
    pieces.push(piece);
    length += piece.length;
  });
  return { bytes: Buffer.concat(pieces), starts };
}
