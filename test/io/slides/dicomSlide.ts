import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

/** One file of a DICOM slide. */
export interface DicomInstance {
  readonly name: string;
  /** Of the slide that it belongs to. */
  readonly series: string;
  /** Tiles in each direction. */
  readonly across: number;
  /** @unit um/px */
  readonly mpp: number;
  readonly grey: number;
}

/** Edge of a frame. @unit px */
const FRAME = 64;
/** VL Whole Slide Microscopy Image Storage, JPEG baseline. @source DICOM PS3.6 */
const WHOLE_SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
const JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
const ROOT = "1.2.826.0.1.3680043.8.498";

/** Value representations whose length takes four bytes after two empty ones. */
const LONG = new Set(["OB", "SQ", "UT"]);

/** A data element in explicit VR, little-endian. @source DICOM PS3.5 */
function element(
  group: number,
  number: number,
  vr: string,
  value: Buffer | string | number,
): Buffer {
  const body = bodyOf(vr, value);
  const head = Buffer.alloc(LONG.has(vr) ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, "latin1");
  if (LONG.has(vr)) head.writeUInt32LE(body.length, 8);
  else head.writeUInt16LE(body.length, 6);
  return Buffer.concat([head, body]);
}

function bodyOf(vr: string, value: Buffer | string | number): Buffer {
  if (typeof value === "number") {
    const body = Buffer.alloc(vr === "US" ? 2 : 4);
    if (vr === "US") body.writeUInt16LE(value);
    else body.writeUInt32LE(value);
    return body;
  }
  const bytes = Buffer.from(value);
  if (bytes.length % 2 === 0) return bytes;
  return Buffer.concat([bytes, Buffer.from(vr === "UI" ? "\0" : " ")]);
}

/** An item of a sequence, or of pixel data that is compressed. */
function item(body: Buffer): Buffer {
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const sequence = (group: number, number: number, body: Buffer): Buffer =>
  element(group, number, "SQ", item(body));

async function frameOf(grey: number): Promise<Buffer> {
  const { buffer, length } = Buffer.alloc(FRAME * FRAME * 3, grey);
  const raw = { width: FRAME, height: FRAME, channels: 3 as const };
  const jpeg = await sharp(Buffer.from(buffer, 0, length), { raw })
    .jpeg({ chromaSubsampling: "4:2:0" })
    .toBuffer();
  return jpeg.length % 2 === 0 ? jpeg : Buffer.concat([jpeg, Buffer.from([0])]);
}

async function bytesOf(instance: DicomInstance, i: number): Promise<Buffer> {
  const { series, across, mpp, grey } = instance;
  const uid = `${ROOT}.9.${i + 1}`;
  const meta = Buffer.concat([
    element(2, 1, "OB", Buffer.from([0, 1])),
    element(2, 2, "UI", WHOLE_SLIDE),
    element(2, 3, "UI", uid),
    element(2, 0x10, "UI", JPEG_BASELINE),
    element(2, 0x12, "UI", `${ROOT}.1`),
  ]);
  const mm = String(mpp / 1000);
  const measures = sequence(
    0x28,
    0x9110,
    element(0x28, 0x30, "DS", `${mm}\\${mm}`),
  );
  const frame = item(await frameOf(grey));
  const kind = i === 0 ? "ORIGINAL" : "DERIVED";
  const how = i === 0 ? "NONE" : "RESAMPLED";
  const pixels = Buffer.concat([
    Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 255, 255, 255, 255]),
    item(Buffer.alloc(0)),
    ...Array.from({ length: across ** 2 }, () => frame),
    Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
  ]);
  const side = across * FRAME;
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from("DICM"),
    element(2, 0, "UL", meta.length),
    meta,
    element(8, 8, "CS", `${kind}\\PRIMARY\\VOLUME\\${how}`),
    element(8, 0x16, "UI", WHOLE_SLIDE),
    element(8, 0x18, "UI", uid),
    element(8, 0x60, "CS", "SM"),
    element(0x20, 0x0d, "UI", `${ROOT}.2`),
    element(0x20, 0x0e, "UI", `${ROOT}.${series}`),
    element(0x20, 0x13, "IS", String(i + 1)),
    element(0x20, 0x9311, "CS", "TILED_FULL"),
    element(0x28, 2, "US", 3),
    element(0x28, 4, "CS", "YBR_FULL_422"),
    element(0x28, 6, "US", 0),
    element(0x28, 8, "IS", String(across ** 2)),
    element(0x28, 0x10, "US", FRAME),
    element(0x28, 0x11, "US", FRAME),
    element(0x28, 0x100, "US", 8),
    element(0x28, 0x101, "US", 8),
    element(0x28, 0x102, "US", 7),
    element(0x28, 0x103, "US", 0),
    element(0x48, 6, "UL", side),
    element(0x48, 7, "UL", side),
    sequence(0x5200, 0x9229, measures),
    pixels,
  ]);
}

/** Writes DICOM files into one folder; the first is the finest of its slide. */
export async function writeDicom(
  folder: string,
  instances: readonly DicomInstance[],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [i, instance] of instances.entries())
    writeFileSync(join(folder, instance.name), await bytesOf(instance, i));
}
