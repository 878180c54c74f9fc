import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readTiles } from "../../../src/io/slides/readTiles.js";
import type { SlideReader } from "../../../src/io/slides/slideReader.js";
import { openSlide } from "../../../src/io/slides/openSlide.js";
import { tileBlocks } from "../../../src/io/slides/tileBlocks.js";
import { gradient, temporaryFolder, writePyramid } from "./pictureFiles.js";

const folder = temporaryFolder();
const readers: SlideReader[] = [];

beforeAll(async () => {
  await writePyramid(join(folder, "a.tif"), {
    width: 900,
    height: 700,
    mpp: 0.5,
  });
  await gradient(900, 700).png().toFile(join(folder, "a.png"));
  for (const name of ["a.tif", "a.png"])
    readers.push(await openSlide(join(folder, name)));
});

const extents = fc.constantFrom(
  { width: 100, height: 100, outWidth: 100, outHeight: 100 },
  { width: 150, height: 120, outWidth: 75, outHeight: 60 },
  { width: 311, height: 311, outWidth: 224, outHeight: 224 },
  { width: 90, height: 90, outWidth: 200, outHeight: 200 },
);
const corners = fc.array(
  fc.record({
    x: fc.integer({ min: -200, max: 1000 }),
    y: fc.integer({ min: -150, max: 800 }),
  }),
  { maxLength: 6 },
);

test("regions read together are those read alone, to the bit, also beyond the edges", async () => {
  await fc.assert(
    fc.asyncProperty(extents, corners, async (extent, places) => {
      for (const slide of readers) {
        const alone = await Promise.all(
          places.map(({ x, y }) => slide.readRegion({ ...extent, x, y })),
        );
        const together = await slide.readRegions(extent, places);
        expect(together.length).toBe(alone.length);
        together.forEach(({ width, height, data }, i) => {
          expect([width, height]).toEqual([alone[i]!.width, alone[i]!.height]);
          expect(Buffer.compare(data, alone[i]!.data)).toBe(0);
        });
      }
    }),
    { numRuns: 15 },
  );
});

const tilesOf = (places: readonly { x: number; y: number }[], size: number) =>
  places.map(({ x, y }, index) => ({ index, x, y, size, tissue: 1 }));

test("blocks hold every tile once, and only tiles that lie together", () => {
  fc.assert(
    fc.property(
      corners,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 300 }),
      (places, side, size) => {
        const tiles = tilesOf(places, size);
        const blocks = tileBlocks(tiles, () => side);
        expect(blocks.flat().sort((a, b) => a - b)).toEqual(
          tiles.map(({ index }) => index),
        );
        for (const block of blocks) {
          expect(block.length).toBeLessThanOrEqual(side * side);
          for (const axis of ["x", "y"] as const) {
            const at = block.map((row) => tiles[row]![axis]);
            expect(Math.max(...at) - Math.min(...at)).toBeLessThan(side * size);
          }
        }
      },
    ),
  );
});

test("tiles are read with their rows, each as if alone, whatever their order and size", async () => {
  const tiles = [
    ...tilesOf(
      [
        { x: 650, y: 450 },
        { x: 0, y: 0 },
        { x: 650, y: 450 },
      ],
      200,
    ),
    ...tilesOf([{ x: 30, y: 20 }], 311),
  ];
  for (const slide of readers) {
    const rows: number[] = [];
    for await (const { row, image } of readTiles(slide, tiles)) {
      const { x, y, size } = tiles[row]!;
      const alone = await slide.readRegion({
        x,
        y,
        width: size,
        height: size,
        outWidth: 224,
        outHeight: 224,
      });
      expect(Buffer.compare(image.data, alone.data)).toBe(0);
      rows.push(row);
    }
    expect(rows.sort()).toEqual([0, 1, 2, 3]);
  }
});
