import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  readCheckpoint,
  writeCheckpoint,
} from "../../src/io/training/checkpointFile.js";
import { createCheckpoints } from "../../src/io/training/checkpoints.js";
import type { TrainingRequest } from "../../src/io/training/trainer.js";
import { createTrainer } from "../../src/io/training/trainer.js";
import { DEFAULT_MIL_OPTIONS } from "../../src/science/mil/milOptions.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "histoclaim-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const snapshot = {
  chunks: 1,
  chunk: {
    heads: [{ index: 1, best: null, bestEpoch: 0, random: [1, -2, 3, 4] }],
    step: 7,
    epoch: 3,
    order: [[4, 2], [0]],
    taken: 1,
    losses: [0.1 + 0.2],
    parameters: Float32Array.of(0.1, NaN),
    moments: [Float32Array.of(1e-45, -0), Float32Array.of(2, 3)],
    best: Float32Array.of(4, 5),
  },
  done: 12,
  flat: Float32Array.of(1, 2, 0, 0),
  epochs: Int32Array.of(9, 0),
  status: ["trained" as const, null],
  training: Float32Array.of(1, 2),
  stopping: Float32Array.of(3, 4),
  samples: Float32Array.of(5, 0, 6),
};

describe("a checkpoint", () => {
  it("gives back every bit", async () => {
    const file = join(folder, "bits");
    await writeCheckpoint(file, "A", snapshot);
    expect(await readCheckpoint(file, "A")).toEqual(snapshot);
  });

  it("is none of another training, nor where it is cut short, nor before it was written", async () => {
    const file = join(folder, "cut");
    expect(await readCheckpoint(file, "A")).toBeNull();
    await writeCheckpoint(file, "A", snapshot);
    expect(await readCheckpoint(file, "B")).toBeNull();
    await truncate(file, (await stat(file)).size - 4);
    expect(await readCheckpoint(file, "A")).toBeNull();
  });

  it("goes with its step", async () => {
    const checkpoints = createCheckpoints(join(folder, "steps"), 10);
    const { file } = await checkpoints.of("key");
    await writeCheckpoint(file, "A", snapshot);
    await checkpoints.remove("key");
    expect(existsSync(file)).toBe(false);
    await checkpoints.remove("key");
  });
});

const built = existsSync(
  new URL("../../dist/src/io/training/trainerProcess.js", import.meta.url),
);

const wave = (length: number, phase: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(3 * i + phase));
const bags = Array.from({ length: 12 }, (_, b) => ({
  id: `B${b}`,
  tiles: 5 + (b % 3),
  features: wave((5 + (b % 3)) * 4, b),
}));
const request: TrainingRequest = {
  bags,
  heads: Array.from({ length: 10 }, (_, h) => ({
    key: `gene ${h}`,
    labels: wave(12, h),
    role: Uint8Array.from(bags, (_, b) => ((b + h) % 4 === 0 ? 2 : 1)),
    seed: h,
  })),
  options: {
    ...DEFAULT_MIL_OPTIONS,
    embedHidden: 8,
    attentionHidden: 4,
    bagsPerStep: 3,
    maxEpochs: 30,
    patience: 30,
  },
  losses: "samples",
};

/** Each process loads its backend. */
const SLOW = { timeout: 90_000 };

describe.skipIf(!built).each(["tfjs-node-gpu", "tfjs-node", "wasm"])(
  "a training on %s whose process is killed (skipped where nothing is built)",
  (backend) => {
    it(
      "goes on to the same bits as one that was not",
      SLOW,
      async ({ skip }) => {
        const trainer = createTrainer({ HISTOCLAIM_BACKEND: backend });
        try {
          const why = await trainer.backend().then(
            () => null,
            (error: unknown) => String(error),
          );
          skip(why !== null, why ?? "");
          const whole = await trainer.train(request);
          const checkpoints = createCheckpoints(join(folder, backend), 50);
          const checkpoint = await checkpoints.of("key");
          const kill = new AbortController();
          const killed = trainer.train(
            { ...request, checkpoint },
            {
              signal: kill.signal,
              onProgress: (done, total) => {
                // Well past the first of the stacks, in the midst of another.
                if (done > 0.6 * total) kill.abort(new Error("killed"));
              },
            },
          );
          await expect(killed).rejects.toThrow("killed");
          expect(existsSync(checkpoint.file)).toBe(true);
          const seen: number[] = [];
          const resumed = await trainer.train(
            { ...request, checkpoint },
            { onProgress: (done, total) => seen.push(done / total) },
          );
          expect(seen[0]).toBeGreaterThan(0.4);
          expect(Buffer.from(resumed.weights)).toEqual(
            Buffer.from(whole.weights),
          );
          expect(resumed.readings).toEqual(whole.readings);
          expect(resumed.stoppingLoss).toEqual(whole.stoppingLoss);
          expect(resumed.sampleLoss).toEqual(whole.sampleLoss);
        } finally {
          await trainer.close();
        }
      },
    );
  },
);
