import sharp from "sharp";
import type { Sharp, SharpOptions } from "sharp";
import { UnreadableSlideError } from "./unreadableSlideError.js";

// libvips would answer from memory for a path whose file has changed since.
sharp.cache(false);

/** The library that decodes here, and its version. */
export const LIBVIPS = `libvips ${sharp.versions.vips}`;

/**
 * How slides are opened: any size, damage is an error rather than grey, pixels as stored (no colour profile, as
 * OpenSlide gives them).
 */
export const SLIDE_OPTIONS: SharpOptions = {
  limitInputPixels: false,
  failOn: "error",
  ignoreIcc: true,
  sequentialRead: false,
};

/** Runs a picture's pipeline to 8-bit RGB. @throws UnreadableSlideError naming the file */
export async function decode(
  picture: Sharp,
  path: string,
): Promise<{ data: Uint8Array; width: number; height: number }> {
  try {
    const { data, info } = await picture
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3)
      throw new Error(`${String(info.channels)} channels instead of 3`);
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableSlideError(
      path,
      `cannot be decoded (${message.split("\n")[0] ?? ""})`,
      "it may be truncated or damaged: copy or export it again",
      { cause },
    );
  }
}
