import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MockActivityEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeInBatches } from "../../src/activities/slide/encodeInBatches.js";
import { withHeartbeat } from "../../src/activities/step/heartbeat.js";
import { localParts } from "../../src/io/blobs/localParts.js";
import {
  decodeSafetensors,
  encodeSafetensors,
  safetensorsMetadata,
} from "../../src/io/blobs/safetensors.js";
import type { EncoderPool } from "../../src/io/encoders/encoderPool.js";
import { createEncoderPool } from "../../src/io/encoders/encoderPool.js";
import { writeOnnx } from "../io/encoders/encoderFiles.js";
import { writePyramid } from "../io/slides/pictureFiles.js";

const root = mkdtempSync(join(tmpdir(), "histoclaim-encoding-"));
const path = join(root, "slide.tif");
const folder = join(root, "parts");
const tiles = [0, 1, 2, 3, 4].map((index) => ({
  ...{ index, x: index * 40, y: index * 30, size: 96, tissue: 1 },
}));
const asked = {
  owner: "tile-set-1",
  card: writeOnnx(),
  params: {},
  stains: null,
  view: {
    ...{ key: "v", slide: "S", patient: "P", file: "slide.tif", path },
    ...{ sha256: "0".repeat(64), mpp: 1, width: 400, height: 300, rect: null },
  },
  library: "l",
  tiles,
  batch: 2,
};
const pool = builtPool();

/** null before a build: threads and the child run built files. */
function builtPool(): EncoderPool | null {
  try {
    return createEncoderPool();
  } catch {
    return null;
  }
}

beforeAll(() => writePyramid(path, { width: 400, height: 300, mpp: 1 }));
afterAll(async () => {
  await pool?.close();
  rmSync(root, { recursive: true });
});

test.skipIf(pool === null)(
  "a killed encoding goes on at the batch it was at, tells how far it is, and leaves nothing behind (skipped before a build)",
  async () => {
    const script = join(import.meta.dirname, "encodeAndBeKilled.mjs");
    const given = JSON.stringify({ folder, asked });
    const { signal, stderr } = spawnSync(process.execPath, [script, given]);
    expect(signal, stderr.toString()).toBe("SIGKILL");
    expect(readdirSync(folder)).toHaveLength(1);

    const env = new MockActivityEnvironment();
    // Two of the five are done before: the heartbeat that is waited for says so while the next batch is encoded.
    const beat = new Promise<unknown>((told) => {
      env.on("heartbeat", (details: { done: number }) => {
        if (details.done > 0) told(details);
      });
    });
    const encoded: number[][] = [];
    const encode: EncoderPool["encode"] = async (request, options) => {
      encoded.push(request.tiles.map(({ index }) => index));
      await beat;
      return pool!.encode(request, options);
    };
    const parts = localParts(folder);
    const deps = {
      encoders: { ...pool!, encode },
      parts,
      tensors: {
        encode: encodeSafetensors,
        decode: decodeSafetensors,
        metadata: safetensorsMetadata,
      },
      codeVersion: () => "v1",
    };
    const resumed = await env.run(() =>
      withHeartbeat(() => encodeInBatches(deps, asked)),
    );
    expect(await beat).toEqual({ done: 2, total: 5 });
    expect(encoded).toEqual([[2, 3], [4]]);
    const { card } = asked;
    expect(resumed).toEqual(await pool!.encode({ card, path, mpp: 1, tiles }));

    await parts.drop(asked.owner);
    expect(readdirSync(folder)).toEqual([]);
  },
  60_000,
);
