import { closeSync, openSync, writeSync } from "node:fs";

/** Values of a field: bytes and text as they are, numbers by their type. */
export type Field =
  | { readonly tag: number; readonly text: string }
  | { readonly tag: number; readonly bytes: Uint8Array }
  | { readonly tag: number; readonly shorts: readonly number[] }
  | { readonly tag: number; readonly longs: readonly number[] }
  | { readonly tag: number; readonly ratio: readonly [number, number] };

/** One page of tiles, all compressed by deflate unless `fields` say otherwise. */
export interface TiledPage {
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  /** Samples of a pixel; 3 unless given. */
  readonly samples?: number;
  /** The compressed tile at a place; the same buffer again is written once. */
  readonly tileAt: (column: number, row: number) => Uint8Array;
  readonly fields?: readonly Field[];
  readonly below?: readonly TiledPage[];
}

/** Writes a BigTIFF, page by page: what libvips does not write of it (pages below pages, vendors' fields, sparse tiles). */
export function writeTiff(path: string, pages: readonly TiledPage[]): void {
  const file = new BigTiff(openSync(path, "w"));
  file.append(Buffer.from("II\x2b\0\x08\0\0\0\0\0\0\0\0\0\0\0", "latin1"));
  let link = 8;
  for (const page of pages) {
    const { at, next } = file.page(page);
    file.link(link, at);
    link = next;
  }
  file.close();
}

class BigTiff {
  private end = 0;
  private readonly written = new Map<Uint8Array, number>();

  constructor(private readonly file: number) {}

  append(bytes: Uint8Array): number {
    const at = this.end;
    this.end += writeSync(this.file, bytes, 0, bytes.length, at);
    return at;
  }

  link(from: number, to: number): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(to));
    writeSync(this.file, bytes, 0, 8, from);
  }

  page(page: TiledPage): { at: number; next: number } {
    const { width, height, tile, samples = 3 } = page;
    const offsets: number[] = [];
    const counts: number[] = [];
    for (let row = 0; row * tile < height; row++)
      for (let column = 0; column * tile < width; column++) {
        const bytes = page.tileAt(column, row);
        const at = this.written.get(bytes) ?? this.append(bytes);
        this.written.set(bytes, at);
        offsets.push(bytes.length === 0 ? 0 : at);
        counts.push(bytes.length);
      }
    const below = (page.below ?? []).map((one) => this.page(one).at);
    const fields: Field[] = [
      { tag: 256, longs: [width] },
      { tag: 257, longs: [height] },
      { tag: 258, shorts: Array.from({ length: samples }, () => 8) },
      { tag: 259, shorts: [8] },
      { tag: 262, shorts: [samples === 1 ? 1 : 2] },
      { tag: 277, shorts: [samples] },
      { tag: 284, shorts: [1] },
      { tag: 322, longs: [tile] },
      { tag: 323, longs: [tile] },
      { tag: 324, longs: offsets },
      { tag: 325, longs: counts },
      ...(below.length > 0 ? [{ tag: 330, longs: below }] : []),
    ];
    const own = page.fields ?? [];
    const told = new Set(own.map(({ tag }) => tag));
    return this.directory([
      ...fields.filter(({ tag }) => !told.has(tag)),
      ...own,
    ]);
  }

  private directory(fields: readonly Field[]): { at: number; next: number } {
    const sorted = [...fields].sort((a, b) => a.tag - b.tag);
    const body = Buffer.alloc(8 + sorted.length * 20 + 8);
    body.writeBigUInt64LE(BigInt(sorted.length));
    sorted.forEach((field, i) => {
      const { type, count, bytes } = encode(field);
      const entry = 8 + i * 20;
      body.writeUInt16LE(field.tag, entry);
      body.writeUInt16LE(type, entry + 2);
      body.writeBigUInt64LE(BigInt(count), entry + 4);
      if (bytes.length <= 8) bytes.copy(body, entry + 12);
      else body.writeBigUInt64LE(BigInt(this.append(bytes)), entry + 12);
    });
    const at = this.append(body);
    return { at, next: at + body.length - 8 };
  }

  close(): void {
    closeSync(this.file);
  }
}

function encode(field: Field): { type: number; count: number; bytes: Buffer } {
  if ("text" in field) {
    const bytes = Buffer.from(`${field.text}\0`);
    return { type: 2, count: bytes.length, bytes };
  }
  if ("bytes" in field)
    return {
      type: 1,
      count: field.bytes.length,
      bytes: Buffer.from(field.bytes),
    };
  if ("ratio" in field) {
    const bytes = Buffer.from(Uint32Array.from(field.ratio).buffer);
    return { type: 5, count: 1, bytes };
  }
  if ("shorts" in field) {
    const bytes = Buffer.from(Uint16Array.from(field.shorts).buffer);
    return { type: 3, count: field.shorts.length, bytes };
  }
  const wide = BigUint64Array.from(field.longs, BigInt);
  return {
    type: 16,
    count: field.longs.length,
    bytes: Buffer.from(wide.buffer),
  };
}
