import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtFile } from "../../../src/io/builtFile.js";
import type { SlidePool } from "../../../src/io/slides/slidePool.js";
import { createSlidePool } from "../../../src/io/slides/slidePool.js";
import { findOpenSlide } from "../../../src/io/slides/openslide/findOpenSlide.js";
import { readThumbnail } from "../../../src/io/slides/readThumbnail.js";
import { describeTiles, tileSlide } from "../../../src/io/slides/slideWork.js";
import { UnreadableSlideError } from "../../../src/io/slides/unreadableSlideError.js";
import { temporaryFolder, writePyramid } from "./pictureFiles.js";
import { realData } from "./realData.js";

const folder = temporaryFolder();
const path = join(folder, "pool.tif");
const built = isBuilt();
let pool: SlidePool;

function isBuilt(): boolean {
  try {
    return (
      builtFile(
        new URL("../../../src/io/slides/x", import.meta.url).href,
        "./slideThread.js",
      ) !== ""
    );
  } catch {
    return false;
  }
}

const rect = { x: 0, y: 0, width: 1400, height: 1200 };

beforeAll(async () => {
  await writePyramid(path, { width: 1400, height: 1200, mpp: 0.5 });
  if (built) pool = createSlidePool({ threads: 1 });
});

afterAll(() => (built ? pool.close() : undefined));

test.skipIf(!built)(
  "threads give what the caller's own thread gives (skipped before a build)",
  async () => {
    const tiling = await pool.tileSlide({ path, mpp: 0.5, rect });
    expect(tiling).toEqual(await tileSlide({ path, mpp: 0.5, rect }));
    expect(tiling.tiles.length).toBeGreaterThan(2);
    const encoder = "stain-texture-2" as const;
    const request = { path, mpp: 0.5, tiles: tiling.tiles, encoder };
    expect(await pool.describeTiles(request)).toEqual(
      await describeTiles(request),
    );
    const part = { path, rect, longestPx: 350 };
    const { data, ...size } = await readThumbnail(part);
    // A Buffer crosses to another thread as the plain array that it is.
    const plain = { ...size, data: new Uint8Array(data) };
    expect(await pool.thumbnail(part)).toEqual(plain);
    expect(await pool.library(path)).toMatch(/^libvips \d/);
  },
  60_000,
);

test.skipIf(!built)(
  "a failing slide keeps its error's class, and the pool goes on",
  async () => {
    const absent = pool.tileSlide({
      path: join(folder, "absent.tif"),
      mpp: 1,
      rect: null,
    });
    await expect(absent).rejects.toBeInstanceOf(UnreadableSlideError);
    await expect(pool.tileSlide({ path, mpp: 77, rect })).rejects.toThrow(
      /77 um\/px/,
    );
    expect(
      (await pool.tileSlide({ path, mpp: 0.5, rect })).tiles.length,
    ).toBeGreaterThan(2);
  },
);

const jpeg2000 = realData("slides_svs", "TCGA-CR-7395-01A-01-TS1.svs");
const openslide = "library" in (await findOpenSlide());

test.skipIf(!built || !jpeg2000 || !openslide)(
  "OpenSlide reads in a thread of the pool",
  async () => {
    const whole = { x: 0, y: 0, width: 4443, height: 3567 };
    const request = { path: jpeg2000!, rect: whole, longestPx: 100 };
    expect(await pool.library(jpeg2000!)).toMatch(/^OpenSlide \d/);
    const { width, height, data } = await pool.thumbnail(request);
    expect([width, height]).toEqual([100, 80]);
    expect(new Set(data).size).toBeGreaterThan(50);
  },
);

test.skipIf(!built)(
  "a task stops between tiles when its signal aborts, and the caller's loop stays free",
  async () => {
    const { tiles } = await pool.tileSlide({ path, mpp: 0.5, rect });
    const many = Array.from({ length: 40 }, () => tiles).flat();
    const control = new AbortController();
    let done = 0;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const work = pool.describeTiles(
      { path, mpp: 0.5, tiles: many, encoder: "stain-texture-2" },
      {
        signal: control.signal,
        onProgress: (count) => {
          done = count;
          if (count >= 5) control.abort();
        },
      },
    );
    await expect(work).rejects.toThrow(/abort/i);
    delay.disable();
    expect(done).toBeGreaterThanOrEqual(5);
    expect(done).toBeLessThan(many.length);
    // Heartbeats are two seconds apart and may be late by eighteen; what is measured here is of nanoseconds.
    expect(delay.count).toBeGreaterThan(3);
    expect(delay.percentile(50) / 1e6).toBeLessThan(100);
    expect(delay.max / 1e6).toBeLessThan(5000);
  },
);
