import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MockActivityEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBatches } from "../../../src/activities/describeInBatches.js";
import { withHeartbeat } from "../../../src/activities/heartbeat.js";
import { localBlobs } from "../../../src/io/blobs/localBlobs.js";
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
import { writePyramid } from "../io-slides/pictureFiles.js";

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

/** Describes in batches of two, in an attempt of an activity that begins with what an earlier one told last. */
function attempt(
  slides: SlidePool,
  before: unknown,
  version = "v1",
): {
  env: MockActivityEnvironment;
  described: number[][];
  run: () => Promise<DescribedTiles>;
} {
  const env = new MockActivityEnvironment({ heartbeatDetails: before });
  const described: number[][] = [];
  const deps = {
    slides: {
      ...slides,
      describeTiles: ((request, options) => {
        described.push(request.tiles.map(({ index }) => index));
        return slides.describeTiles(request, options);
      }) satisfies SlidePool["describeTiles"],
    },
    blobs: localBlobs(join(folder, "blobs")),
    tensors: {
      encode: encodeSafetensors,
      decode: decodeSafetensors,
      metadata: safetensorsMetadata,
    },
    codeVersion: () => version,
  };
  const work = () =>
    describeInBatches(deps, { view, library: "l", tiles, batch: 2 });
  return {
    env,
    described,
    run: () => env.run(() => withHeartbeat(work)),
  };
}

test("what was stopped goes on at the batch it was at, with the same result; other code begins anew", async (context) => {
  if (pool === null) {
    context.skip();
    return;
  }
  const whole = await pool.describeTiles({ path, mpp: 1, tiles });
  const first = attempt(pool, null);
  let told: unknown = null;
  first.env.on("heartbeat", (beat: { kept: Record<string, string> }) => {
    told = structuredClone(beat);
    if (Object.keys(beat.kept).length === 1)
      first.env.cancel("WORKER_SHUTDOWN");
  });
  await expect(first.run()).rejects.toThrow();
  expect(first.described[0]).toEqual([0, 1]);

  const second = attempt(pool, told);
  expect(await second.run()).toEqual(whole);
  expect(second.described).not.toContainEqual([0, 1]);
  expect(second.described).toContainEqual([4]);

  const other = attempt(pool, told, "v2");
  expect(await other.run()).toEqual(whole);
  expect(other.described).toHaveLength(3);
}, 120_000);
