import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { glassTiles } from "../../../src/io/slides/glassTiles.js";
import type { ProbeLook } from "../../../src/io/slides/probeTiles.js";
import { probeTiles } from "../../../src/io/slides/probeTiles.js";
import { describeTiles } from "../../../src/io/slides/slideWork.js";
import { stainShift } from "../../../src/science/slide/stainShift.js";
import { HE_STAINS } from "../../../src/science/slide/stains.js";

const EDGE = 224;
let folder: string;
let path: string;

/** Two columns of tiles that are speckled pink and violet, two of white glass. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "histoclaim-probe-"));
  path = join(folder, "slide.png");
  const [width, height] = [4 * EDGE, 3 * EDGE];
  const data = Buffer.alloc(width * height * 3, 255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < 2 * EDGE; x++) {
      const dark = (x >> 3) % 2 === (y >> 3) % 2;
      data.set(dark ? [120, 70, 150] : [225, 150, 190], 3 * (y * width + x));
    }
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
});
afterAll(() => rm(folder, { recursive: true }));

const tiles = [
  { index: 0, x: 0, y: 0, size: EDGE, tissue: 1 },
  { index: 1, x: EDGE, y: EDGE, size: EDGE, tissue: 1 },
];
const encoder = "stain-texture-2";
const probe = (...looks: ProbeLook[]) =>
  probeTiles({ path, mpp: 1, encoder, tiles, looks });

describe("probed tiles", () => {
  it("as they are look as a run describes them", async () => {
    const [data] = await probe(null);
    const plain = await describeTiles({ path, mpp: 1, tiles, encoder });
    expect(data).toEqual(plain.data);
  });

  it("with stains that do not change look as they did, but for rounding", async () => {
    const same = { stains: HE_STAINS, strength: [1, 1] } as const;
    const [shifted, plain] = await probe(same, null);
    const scale = Math.max(...plain!.map(Math.abs));
    shifted!.forEach((x, i) =>
      expect(Math.abs(x - plain![i]!)).toBeLessThan(0.1 * scale),
    );
  });

  it("with other stains look otherwise, each shift by itself", async () => {
    const data = await probe(stainShift(1), stainShift(2));
    expect(data).toHaveLength(2);
    expect(data[0]).not.toEqual(data[1]);
    const [again] = await probe(stainShift(2));
    expect(again).toEqual(data[1]);
  });
});

it("tiles of glass are drawn from where there is no tissue, within the rectangle", async () => {
  const glass = { path, mpp: 1, count: 9, seed: 1 };
  const all = await glassTiles({ ...glass, rect: null });
  expect(all.length).toBeGreaterThan(0);
  expect(all.length).toBeLessThanOrEqual(6);
  for (const { x } of all) expect(x).toBeGreaterThanOrEqual(2 * EDGE);
  const rect = { x: 0, y: 0, width: EDGE, height: 3 * EDGE };
  expect(await glassTiles({ ...glass, rect })).toEqual([]);
});
