import { open } from "node:fs/promises";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** What a slide's file is, by its content. */
export type SlideFormat = "tiff" | "jpeg" | "png";

const SIGNATURES: readonly (readonly [SlideFormat, readonly number[]])[] = [
  ["tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["tiff", [0x4d, 0x4d, 0x00, 0x2a]],
  ["tiff", [0x49, 0x49, 0x2b, 0x00]],
  ["tiff", [0x4d, 0x4d, 0x00, 0x2b]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47]],
];

/** Tells the format by the file's first bytes; its name means nothing. @throws UnreadableSlideError */
export async function slideFormat(path: string): Promise<SlideFormat> {
  const start = await firstBytes(path);
  const found = SIGNATURES.find(([, bytes]) =>
    bytes.every((byte, i) => start[i] === byte),
  );
  if (found) return found[0];
  const reason = start.length === 0 ? "is empty" : "is no TIFF, JPEG or PNG";
  throw new UnreadableSlideError(
    path,
    reason,
    "export it again as pyramidal TIFF, SVS with JPEG tiles, JPEG or PNG",
  );
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    const code = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableSlideError(
      path,
      `cannot be opened (${code})`,
      "put the file in its place and make it readable",
      { cause },
    );
  }
}
