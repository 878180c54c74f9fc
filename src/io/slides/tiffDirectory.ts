import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** Tags that tell size, storage, resolution and scanner. @source TIFF 6.0, Adobe's supplements, OpenSlide's formats */
export const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  description: 270,
  stripOffsets: 273,
  samples: 277,
  stripCounts: 279,
  xResolution: 282,
  yResolution: 283,
  resolutionUnit: 296,
  software: 305,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileCounts: 325,
  subDirectories: 330,
  xmp: 700,
  hamamatsu: 65420,
} as const;

/** One page of a TIFF: its header's values by tag. Text is one string; numbers are a list. */
export interface TiffPage {
  readonly numbers: ReadonlyMap<number, readonly number[]>;
  readonly texts: ReadonlyMap<number, string>;
  /** Pages below this one: of an OME-TIFF its coarser levels. */
  readonly below: readonly TiffPage[];
}

/** A TIFF's pages, headers only, and the file's size in bytes. */
export interface TiffFile {
  readonly pages: readonly TiffPage[];
  readonly bytes: number;
}

const KEPT: ReadonlySet<number> = new Set(Object.values(TAG));
/** Type 2 is text; XMP comes as bytes. */
const isText = (tag: number, type: number): boolean =>
  type === 2 || tag === TAG.xmp;
/** Bytes of each field type, by its number. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
/** More pages than any slide has; a chain of this length is a loop. */
const MOST_PAGES = 1000;

/** Reads the headers of a TIFF or BigTIFF. @throws UnreadableSlideError where a header lies outside the file */
export async function readTiff(path: string): Promise<TiffFile> {
  const handle = await open(path, "r");
  try {
    const bytes = (await handle.stat()).size;
    return { bytes, pages: await new Directory(handle, bytes).pages() };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UnreadableSlideError(
      path,
      "is truncated or damaged: a TIFF header points outside the file",
      "copy or export it again",
      { cause },
    );
  } finally {
    await handle.close();
  }
}

/** Walks the chain of image file directories. */
class Directory {
  private little = true;
  private big = false;
  private depth = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly bytes: number,
  ) {}

  async pages(): Promise<TiffPage[]> {
    const head = await this.read(0, 8);
    this.little = head.getUint16(0) === 0x4949;
    this.big = head.getUint16(2, this.little) === 43;
    let at = this.big
      ? this.long8(await this.read(8, 8), 0)
      : head.getUint32(4, this.little);
    const pages: TiffPage[] = [];
    while (at !== 0) {
      if (pages.length === MOST_PAGES) throw new RangeError("looping pages");
      const { page, next } = await this.page(at);
      pages.push(page);
      at = next;
    }
    return pages;
  }

  private async page(at: number): Promise<{ page: TiffPage; next: number }> {
    const countBytes = this.big ? 8 : 2;
    const entryBytes = this.big ? 20 : 12;
    const linkBytes = this.big ? 8 : 4;
    const head = await this.read(at, countBytes);
    const count = this.big
      ? this.long8(head, 0)
      : head.getUint16(0, this.little);
    const body = await this.read(
      at + countBytes,
      count * entryBytes + linkBytes,
    );
    const numbers = new Map<number, readonly number[]>();
    const texts = new Map<number, string>();
    for (let i = 0; i < count; i++) {
      const tag = body.getUint16(i * entryBytes, this.little);
      if (!KEPT.has(tag)) continue;
      const { type, view } = await this.field(body, i * entryBytes);
      if (isText(tag, type)) texts.set(tag, text(view));
      else numbers.set(tag, this.values(type, view));
    }
    const link = count * entryBytes;
    const next = this.big
      ? this.long8(body, link)
      : body.getUint32(link, this.little);
    const below = await this.below(numbers.get(TAG.subDirectories) ?? []);
    return { page: { numbers, texts, below }, next };
  }

  private async below(offsets: readonly number[]): Promise<TiffPage[]> {
    // A page below a page has none of its own.
    if (this.depth > 0) return [];
    if (offsets.length > MOST_PAGES) throw new RangeError("too many pages");
    this.depth++;
    const pages: TiffPage[] = [];
    for (const at of offsets) pages.push((await this.page(at)).page);
    this.depth--;
    return pages;
  }

  /** The bytes of one field, in the entry itself where they fit. */
  private async field(
    body: DataView,
    at: number,
  ): Promise<{ type: number; view: DataView }> {
    const type = body.getUint16(at + 2, this.little);
    const count = this.big
      ? this.long8(body, at + 4)
      : body.getUint32(at + 4, this.little);
    const length = count * (TYPE_BYTES[type] ?? 0);
    const slot = at + (this.big ? 12 : 8);
    const room = this.big ? 8 : 4;
    if (length <= room)
      return {
        type,
        view: new DataView(body.buffer, body.byteOffset + slot, length),
      };
    const offset = this.big
      ? this.long8(body, slot)
      : body.getUint32(slot, this.little);
    return { type, view: await this.read(offset, length) };
  }

  private values(type: number, view: DataView): number[] {
    const size = TYPE_BYTES[type] ?? 0;
    const values: number[] = [];
    if (size === 0) return values;
    for (let at = 0; at + size <= view.byteLength; at += size)
      values.push(this.value(type, view, at));
    return values;
  }

  private value(type: number, view: DataView, at: number): number {
    const little = this.little;
    switch (type) {
      case 3:
        return view.getUint16(at, little);
      case 4:
      case 13:
        return view.getUint32(at, little);
      case 5:
        return view.getUint32(at, little) / view.getUint32(at + 4, little);
      case 16:
      case 18:
        return this.long8(view, at);
      default:
        return view.getUint8(at);
    }
  }

  private long8(view: DataView, at: number): number {
    return Number(view.getBigUint64(at, this.little));
  }

  private async read(at: number, length: number): Promise<DataView> {
    if (at + length > this.bytes) throw new RangeError("outside the file");
    const data = new Uint8Array(length);
    await this.handle.read(data, 0, length, at);
    return new DataView(data.buffer);
  }
}

function text(view: DataView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const end = bytes.indexOf(0);
  const used = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(used);
  } catch {
    return new TextDecoder("latin1").decode(used);
  }
}
