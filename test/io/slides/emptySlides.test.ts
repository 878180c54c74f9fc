import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { describeTiles, tileSlide } from "../../../src/io/slides/slideWork.js";

/** A slide of one colour, 8 mm2. */
async function plainSlide(colour: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "plain-"));
  const path = join(dir, "slide.png");
  await sharp({
    create: { width: 2000, height: 1000, channels: 3, background: colour },
  })
    .png()
    .toFile(path);
  return path;
}

test.each([
  ["glass", "#f2f1f3", 0],
  ["green pen", "#28965a", 1],
])(
  "a slide that is all %s has no tiles, and says why",
  async (_, colour, pen) => {
    const path = await plainSlide(colour);
    const { tiles, quality, picture } = await tileSlide({
      path,
      mpp: 2,
      rect: null,
      pictured: [{ rect: null }],
    });
    expect(tiles).toEqual([]);
    expect(quality).toEqual({
      tissueArea: 0,
      tissue: 0,
      pen,
      blur: 0,
      folds: 0,
      saturation: 0,
      sharpness: null,
      outOfFocus: false,
    });
    const { width, height } = await sharp(picture ?? undefined).metadata();
    expect([width, height]).toEqual([500, 250]);
    const { data, morphology, measures } = await describeTiles({
      path,
      mpp: 2,
      tiles,
      encoder: "stain-texture-2",
    });
    for (const values of [data, morphology, measures])
      expect(values).toHaveLength(0);
  },
);
