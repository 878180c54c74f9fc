import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { BadEncoderError } from "../../../src/io/encoders/badEncoderError.js";
import { encodeTiles } from "../../../src/io/encoders/encodeTiles.js";
import type { EncoderPool } from "../../../src/io/encoders/encoderPool.js";
import { createEncoderPool } from "../../../src/io/encoders/encoderPool.js";
import { openEncoder } from "../../../src/io/encoders/openEncoder.js";
import type { RgbImage } from "../../../src/science/slide/rgbImage.js";
import {
  shiftStains,
  stainShift,
} from "../../../src/science/slide/stainShift.js";
import { openSlide } from "../../../src/io/slides/openSlide.js";
import { temporaryFolder, writePyramid } from "../slides/pictureFiles.js";
import { writeGraph, writeLayers, writeOnnx } from "./encoderFiles.js";

const path = join(temporaryFolder(), "slide.tif");
const written = writePyramid(path, { width: 400, height: 300, mpp: 0.5 });
const tiles = [
  [0, 0],
  [128, 0],
  [64, 100],
  [260, 150],
].map(([x, y], index) => ({ index, x: x!, y: y!, size: 96, tissue: 1 }));
const plain = { mean: [0, 0, 0], sd: [1, 1, 1], batch: 3 };

const pool = builtPool();
afterAll(() => pool?.close());

/** null before a build: threads run the built file. */
function builtPool(): EncoderPool | null {
  try {
    return createEncoderPool();
  } catch {
    return null;
  }
}

/** Mean colour of a square of the slide. */
async function meanColour(
  { x, y, size }: (typeof tiles)[number],
  look: (image: RgbImage) => RgbImage = (image) => image,
) {
  const slide = await openSlide(path);
  const square = { x, y, width: size, height: size };
  const extent = { ...square, outWidth: size, outHeight: size };
  const { data } = look(await slide.readRegion(extent));
  await slide.close();
  const sum = [0, 0, 0];
  data.forEach((value, at) => (sum[at % 3]! += value / 255));
  return sum.map((value) => value / size / size);
}

test("the mean over a tile's pictures is the tile's, however batches fall", async () => {
  await written;
  // 16 px at 1 um/px is 32 px of this slide: nine pictures a tile.
  const encoder = await openEncoder(writeOnnx(plain));
  const seen: number[] = [];
  const request = { card: "", path, mpp: 0.5, tiles };
  const { dim, data } = await encodeTiles(encoder, request, (done) =>
    seen.push(done),
  );
  await encoder.close();
  expect(dim).toBe(3);
  for (const [row, tile] of tiles.entries())
    (await meanColour(tile)).forEach((value, channel) =>
      expect(data[row * 3 + channel]).toBeCloseTo(value, 1.9),
    );
  expect(seen.at(-1)).toBe(tiles.length);
});

test("with other stains a tile is described as a slide of those stains would be", async () => {
  await written;
  const encoder = await openEncoder(writeOnnx(plain));
  const request = { card: "", path, mpp: 0.5, tiles };
  const shift = stainShift(3);
  const { data } = await encodeTiles(encoder, { ...request, shift });
  const { data: asStored } = await encodeTiles(encoder, request);
  await encoder.close();
  for (const [row, tile] of tiles.entries())
    (await meanColour(tile, (image) => shiftStains(image, shift))).forEach(
      (value, channel) =>
        expect(data[row * 3 + channel]).toBeCloseTo(value, 1.9),
    );
  expect(data).not.toEqual(asStored);
});

test.skipIf(pool === null)(
  "a thread gives what the caller's own gives, tells how far it is, and keeps an error's class (skipped before a build)",
  async () => {
    await written;
    const card = writeOnnx(plain);
    const request = { card, path, mpp: 0.5, tiles };
    const encoder = await openEncoder(card);
    const own = await encodeTiles(encoder, request);
    await encoder.close();
    const facts = await pool?.facts(card);
    expect(facts).toMatchObject({
      name: "channel-means",
      dim: 3,
      cardSha256: encoder.sha256,
      modelSha256: encoder.card.sha256,
      runtime: encoder.runtime,
    });
    expect(await pool?.encode(request)).toEqual(own);
    const bad = writeOnnx({ dimension: 5 });
    await expect(
      pool?.encode({ ...request, card: bad }),
    ).rejects.toBeInstanceOf(BadEncoderError);
    const stopped = AbortSignal.abort();
    await expect(pool?.encode(request, { signal: stopped })).rejects.toThrow(
      /abort/i,
    );
  },
);

test.skipIf(pool === null).each([
  ["layers", writeLayers],
  ["a graph", writeGraph],
])(
  "a model in %s of TF.js gives what the same model in ONNX does (skipped before a build)",
  async (_, write) => {
    await written;
    // In a thread, so that the backend of this process stays what it is.
    const card = write(plain);
    const request = { card, path, mpp: 0.5, tiles };
    const onnx = await pool?.encode({ ...request, card: writeOnnx(plain) });
    const given = await pool?.encode(request);
    expect(given?.data).toHaveLength(tiles.length * 3);
    given?.data.forEach((value, i) =>
      expect(value).toBeCloseTo(onnx?.data[i] ?? Number.NaN, 5),
    );
    expect((await pool?.facts(card))?.runtime).toMatchObject({
      library: expect.stringMatching(/^tfjs 4\./),
      provider: "wasm",
    });
    const other = pool?.facts(write({ output: "pooled" }));
    await expect(other).rejects.toBeInstanceOf(BadEncoderError);
  },
);
