import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll } from "vitest";
import { grain } from "../../unit/slide/pictures.js";

/** A folder for this test file's pictures, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "histoclaim-slides-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  afterAll(remove);
  // Where every test is skipped no hook runs.
  process.once("exit", remove);
  return folder;
}

/** A smooth picture whose colour tells the place: red grows to the right, green downwards; grain in blue. */
export function gradient(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      data[at] = Math.floor((x / width) * 250);
      data[at + 1] = Math.floor((y / height) * 250);
      data[at + 2] = 120 + 60 * grain(x >> 3, y >> 3);
    }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Writes a tiled pyramid. @unit mpp um/px */
export async function writePyramid(
  path: string,
  { width, height, mpp }: { width: number; height: number; mpp: number },
): Promise<void> {
  await gradient(width, height)
    .tiff({
      tile: true,
      tileWidth: 128,
      tileHeight: 128,
      pyramid: true,
      compression: "jpeg",
      quality: 92,
      xres: 1000 / mpp,
      yres: 1000 / mpp,
      resolutionUnit: "cm",
    })
    .toFile(path);
}
