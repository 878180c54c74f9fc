import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MockActivityEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBatches } from "../../../src/activities/slide/describeInBatches.js";
import { withHeartbeat } from "../../../src/activities/step/heartbeat.js";
import { localParts } from "../../../src/io/blobs/localParts.js";
import {
  decodeSafetensors,
  encodeSafetensors,
  safetensorsMetadata,
} from "../../../src/io/blobs/safetensors.js";
import type { SlidePool } from "../../../src/io/slides/slidePool.js";
import { createSlidePool } from "../../../src/io/slides/slidePool.js";
import type { DescribedTiles } from "../../../src/io/slides/slideTask.js";
import type { SlideView } from "../../../src/io/tables/cohort.js";
import type { Tile } from "../../../src/science/slide/tile.js";
import { writePyramid } from "../../io/slides/pictureFiles.js";

const folder = mkdtempSync(join(tmpdir(), "histoclaim-batches-"));
const path = join(folder, "batches.tif");
const [width, height] = [700, 600];
const tiles: Tile[] = [0, 1, 2, 3, 4].map((index) => ({
  index,
  x: index * 110,
  y: index * 70,
  size: 224,
  tissue: 1,
}));
const view: SlideView = {
  ...{ key: "v", slide: "S", patient: "P", file: "batches.tif", path },
  ...{ sha256: "0".repeat(64), mpp: 1, width, height, rect: null },
};
let pool: SlidePool | null = null;

beforeAll(async () => {
  await writePyramid(path, { width, height, mpp: 1 });
  try {
    pool = createSlidePool({ threads: 1 });
  } catch {
    pool = null;
  }
});
afterAll(async () => {
  await pool?.close();
  rmSync(folder, { recursive: true });
});

const parts = localParts(join(folder, "parts"));
const owner = "tile-set-1";
const encoder = "stain-texture-2" as const;

/** Describes in batches of two, in an attempt of an activity that finds what earlier ones kept. */
function attempt(
  slides: SlidePool,
  version = "v1",
): {
  env: MockActivityEnvironment;
  described: number[][];
  /** Batches that are being kept, or are. */
  keeping: Promise<void>[];
  run: () => Promise<DescribedTiles>;
} {
  const env = new MockActivityEnvironment();
  const described: number[][] = [];
  const keeping: Promise<void>[] = [];
  const deps = {
    slides: {
      ...slides,
      describeTiles: ((request, options) => {
        described.push(request.tiles.map(({ index }) => index));
        return slides.describeTiles(request, options);
      }) satisfies SlidePool["describeTiles"],
    },
    parts: {
      ...parts,
      keep: async (...part: Parameters<typeof parts.keep>) => {
        const kept = parts.keep(...part);
        keeping.push(kept);
        await kept;
        if (version === "stopped") env.cancel("WORKER_SHUTDOWN");
      },
    },
    tensors: {
      encode: encodeSafetensors,
      decode: decodeSafetensors,
      metadata: safetensorsMetadata,
    },
    codeVersion: () => (version === "stopped" ? "v1" : version),
  };
  const asked = { owner, view, library: "l", tiles, encoder, stains: null };
  const work = () => describeInBatches(deps, { ...asked, batch: 2 });
  return {
    env,
    described,
    keeping,
    run: () => env.run(() => withHeartbeat(work)),
  };
}

test("what was stopped goes on at the batch it was at, with the same result; other code begins anew", async (context) => {
  if (pool === null) {
    context.skip();
    return;
  }
  const whole = await pool.describeTiles({ path, mpp: 1, tiles, encoder });
  const first = attempt(pool, "stopped");
  await expect(first.run()).rejects.toThrow();
  // Two are worked on at once, and the one begun first may be kept last.
  expect([1, 2]).toContain(first.keeping.length);
  await Promise.all(first.keeping);

  const second = attempt(pool);
  expect(await second.run()).toEqual(whole);
  expect(second.described).toHaveLength(3 - first.keeping.length);
  expect(second.described).toContainEqual([4]);

  const other = attempt(pool, "v2");
  expect(await other.run()).toEqual(whole);
  expect(other.described).toHaveLength(3);

  await parts.drop(owner);
  const again = attempt(pool);
  expect(await again.run()).toEqual(whole);
  expect(again.described).toHaveLength(3);
}, 120_000);
