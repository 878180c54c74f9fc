import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readThumbnail } from "../../../src/io/slides/readThumbnail.js";
import { temporaryFolder, writePyramid } from "./pictureFiles.js";

const path = join(temporaryFolder(), "thumbnail.tif");
const [WIDTH, HEIGHT] = [1400, 1200];

beforeAll(() => writePyramid(path, { width: WIDTH, height: HEIGHT, mpp: 0.5 }));

test("a thumbnail keeps the part's proportions within the given side", async () => {
  const rect = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
  const { width, height } = await readThumbnail({ path, rect, longestPx: 350 });
  expect([width, height]).toEqual([350, 300]);
});

test("it shows the part that was asked for", async () => {
  const rect = { x: 700, y: 300, width: 400, height: 600 };
  const { width, height, data } = await readThumbnail({
    path,
    rect,
    longestPx: 60,
  });
  expect([width, height]).toEqual([40, 60]);
  // Red grows to the right and green downwards, to 250 at the slide's end.
  for (const [x, y] of [
    [5, 5],
    [35, 50],
    [20, 30],
  ] as const) {
    const at = (y * width + x) * 3;
    expect(data[at]).toBeCloseTo(((700 + (x + 0.5) * 10) / WIDTH) * 250, -1);
    expect(data[at + 1]).toBeCloseTo(
      ((300 + (y + 0.5) * 10) / HEIGHT) * 250,
      -1,
    );
  }
});

test("it is never finer than the slide", async () => {
  const rect = { x: 10, y: 20, width: 90, height: 40 };
  const { width, height } = await readThumbnail({
    path,
    rect,
    longestPx: 1600,
  });
  expect([width, height]).toEqual([90, 40]);
});
