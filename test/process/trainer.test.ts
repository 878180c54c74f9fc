import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTrainerPool } from "../../src/io/training/trainerPool.js";
import { createTrainer } from "../../src/io/training/trainer.js";
import {
  openBags,
  readHeads,
  writeRequest,
} from "../../src/io/training/trainingFiles.js";
import { bagSource } from "../../src/science/mil/bagSource.js";
import { DEFAULT_MIL_OPTIONS } from "../../src/science/mil/milOptions.js";
import { headsFromTensors } from "../../src/science/mil/weightTensors.js";
import { decodeSafetensors } from "../../src/io/blobs/safetensors.js";

const bags = [3, 5, 4, 6].map((tiles, b) => ({
  id: `B${b}`,
  tiles,
  features: Float32Array.from({ length: tiles * 2 }, (_, i) => Math.sin(i + b)),
}));
const heads = [0, 1, 2].map((h) => ({
  key: `gene ${h}`,
  labels: Float32Array.of(1, h, NaN, -1),
  role: Uint8Array.of(1, 1, 1, 2),
  seed: h,
}));
const options = {
  ...DEFAULT_MIL_OPTIONS,
  embedHidden: 4,
  attentionHidden: 3,
  maxEpochs: 6,
  minEpochs: 2,
};

describe("training files", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "histoclaim-test-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("carry bags and heads, missing labels included", async () => {
    await writeRequest(folder, bagSource(bags), heads);
    const keys = heads.map(({ key }) => key);
    expect(await readHeads(folder, keys)).toEqual(heads);
    const ids = bags.map(({ id }) => id);
    const file = await openBags(folder, ids);
    expect(file.dim).toBe(2);
    // In any order, since a step wants what it wants.
    for (const b of [2, 0, 3, 1]) expect(await file.read(b)).toEqual(bags[b]);
    await file.close();
  });
});

/** Each process loads its backend, side by side with whatever else the machine does. */
const SLOW = { timeout: 90_000 };

const built = existsSync(
  new URL("../../dist/src/io/training/trainerProcess.js", import.meta.url),
);

describe.skipIf(!built)(
  "createTrainer (skipped where nothing is built)",
  SLOW,
  () => {
    const trainer = createTrainer();
    afterAll(() => trainer.close());

    it("trains in a child and brings weights and readings back", async () => {
      const seen: [number, number][] = [];
      const result = await trainer.train(
        { bags, heads, options },
        { onProgress: (done, total) => seen.push([done, total]) },
      );
      expect(result.status).toEqual(["trained", "trained", "trained"]);
      expect(result.readings.map(({ id }) => id)).toEqual(
        bags.map(({ id }) => id),
      );
      expect(result.trainingLoss).toHaveLength(3 * 6);
      expect(seen.at(-1)).toEqual([18, 18]);
      // Contributions of head 1 to bag 1, of five tiles, sum to its prediction.
      const { attention, tilePrediction, prediction } = result.readings[1]!;
      let sum = 0;
      for (let t = 5; t < 10; t++) sum += attention[t]! * tilePrediction[t]!;
      expect(sum).toBeCloseTo(prediction[1]!, 5);
      const weights = headsFromTensors(
        decodeSafetensors(result.weights),
        heads.map(({ key }) => key),
      );
      expect(weights.shape).toEqual({
        dim: 2,
        embedHidden: 4,
        attentionHidden: 3,
        attention: "tanh",
      });
    });

    it("gives the same bits when asked again", async () => {
      const [first, second] = await Promise.all([
        trainer.train({ bags, heads, options }),
        trainer.train({ bags, heads, options }),
      ]);
      expect(second.readings).toEqual(first.readings);
    });

    it("gives the same bits where bags are read for each step rather than held", async () => {
      const held = await trainer.train({ bags, heads, options });
      const memory = 2 ** 30;
      const streamed = await trainer.train({
        bags,
        heads,
        options: { ...options, memory },
      });
      expect(streamed.readings).toEqual(held.readings);
    });

    it("says zero of all where a head diverged, and what it would of the others", async () => {
      const wild = heads.map((head, h) =>
        h === 1 ? { ...head, labels: head.labels.map((y) => 1e30 * y) } : head,
      );
      const result = await trainer.train({ bags, heads: wild, options });
      expect(result.status).toEqual(["trained", "diverged", "trained"]);
      for (const { tiles, prediction, attention } of result.readings) {
        expect(prediction[1]).toBe(0);
        expect(prediction[2]).not.toBe(0);
        expect(attention.slice(tiles, 2 * tiles).every((a) => a === 0)).toBe(
          true,
        );
      }
    });

    it("names the child's error and goes on with the next request", async () => {
      const none = [{ ...heads[0]!, role: Uint8Array.of(0, 0, 0, 0) }];
      await expect(
        trainer.train({ bags, heads: none, options }),
      ).rejects.toMatchObject({ reason: "HeadSpecError" });
      const { status } = await trainer.train({ bags, heads, options });
      expect(status).toHaveLength(3);
    });

    it("ends at once when aborted, and trains again after", async () => {
      const abort = new AbortController();
      const long = { ...options, maxEpochs: 100_000, patience: 100_000 };
      const training = trainer.train(
        { bags, heads, options: long },
        {
          signal: abort.signal,
          onProgress: () => abort.abort(new Error("cancelled")),
        },
      );
      await expect(training).rejects.toThrow("cancelled");
      const { status } = await trainer.train({ bags, heads, options });
      expect(status).toHaveLength(3);
    });
  },
);

describe.skipIf(!built)(
  "createTrainerPool (skipped where nothing is built)",
  SLOW,
  () => {
    const pool = createTrainerPool(2);
    afterAll(() => pool.close());

    it("trains side by side what one trainer would give", async ({ skip }) => {
      skip((await pool.atOnce()) === 1, "a GPU does one training at a time");
      const abort = new AbortController();
      const long = { ...options, maxEpochs: 100_000, patience: 100_000 };
      const endless = pool.train(
        { bags, heads, options: long },
        { signal: abort.signal },
      );
      const stopped = expect(endless).rejects.toThrow("enough");
      // Ends while the other goes on, or the test never does.
      const beside = await pool.train({ bags, heads, options });
      abort.abort(new Error("enough"));
      await stopped;
      const alone = createTrainer();
      const { readings } = await alone.train({ bags, heads, options });
      await alone.close();
      expect(beside.readings).toEqual(readings);
    });
  },
);
