import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { slideFocus } from "../../../src/io/slides/slideFocus.js";
import { grain, picture } from "../../unit/slide/pictures.js";
import { temporaryFolder } from "./pictureFiles.js";

const folder = temporaryFolder();

test("focus is told from all tiles that are looked at, in whatever order they are read", async () => {
  const { data, ...size } = picture(448, 224, (x, y) => {
    const fine = 60 * grain(x, y);
    const coarse = 40 * Math.sin(x / 9) * Math.sin(y / 9);
    return [200, 140 + (x < 224 ? fine : coarse), 190];
  });
  const path = join(folder, "halves.png");
  await sharp(data, { raw: { ...size, channels: 3 } })
    .png()
    .toFile(path);
  const [sharpest, smooth] = [0, 224].map((x, index) => ({
    ...{ index, x, y: 0, size: 224, tissue: 1 },
  }));
  const of = async (...tiles: (typeof sharpest)[]) =>
    (await slideFocus({ path, mpp: 1, tiles: tiles.map((tile) => tile!) }))
      .sharpness!;
  const both = await of(sharpest, smooth);
  expect(await of(smooth, sharpest)).toBeCloseTo(both, 6);
  expect(both).toBeGreaterThan(await of(smooth));
  expect(both).toBeLessThan(await of(sharpest));
});
