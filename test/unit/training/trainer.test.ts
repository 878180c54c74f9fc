import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTrainerPool } from "../../../src/io/training/trainerPool.js";
import { createTrainer } from "../../../src/io/training/trainer.js";
import {
  readRequest,
  writeRequest,
} from "../../../src/io/training/trainingFiles.js";
import { DEFAULT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { headsFromTensors } from "../../../src/science/mil/weightTensors.js";
import { decodeSafetensors } from "../../../src/io/blobs/safetensors.js";

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
    await writeRequest(folder, bags, heads);
    const read = await readRequest(
      folder,
      bags.map(({ id }) => id),
      heads.map(({ key }) => key),
    );
    expect(read).toEqual({ bags, heads });
  });
});

const built = existsSync(
  new URL("../../../dist/src/io/training/trainerProcess.js", import.meta.url),
);

describe.skipIf(!built)(
  "createTrainer (skipped where nothing is built)",
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
      expect(result.prediction).toHaveLength(12);
      expect(result.attention).toHaveLength(3 * 18);
      expect(result.trainingLoss).toHaveLength(3 * 6);
      expect(seen.at(-1)).toEqual([18, 18]);
      // Contributions of head 1 to bag 1, whose tiles are 3 to 7, sum to its prediction.
      let sum = 0;
      for (let t = 3; t < 8; t++)
        sum += result.attention[18 + t]! * result.tilePrediction[18 + t]!;
      expect(sum).toBeCloseTo(result.prediction[4 + 1]!, 5);
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
      expect(second.prediction).toEqual(first.prediction);
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
  () => {
    const pool = createTrainerPool(2);
    afterAll(() => pool.close());

    it("trains side by side what one trainer would give", async () => {
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
      const { prediction } = await alone.train({ bags, heads, options });
      await alone.close();
      expect(beside.prediction).toEqual(prediction);
    });
  },
);
