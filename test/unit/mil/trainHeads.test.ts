import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { mean, sampleCorrelation } from "simple-statistics";
import { beforeAll, describe, expect, it } from "vitest";
import { applyHeads } from "../../../src/science/mil/applyHeads.js";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import type { HeadSpec } from "../../../src/science/mil/head.js";
import { HeadSpecError, ROLE } from "../../../src/science/mil/head.js";
import {
  COMPACT_MIL_OPTIONS,
  DEFAULT_MIL_OPTIONS,
} from "../../../src/science/mil/milOptions.js";
import { trainHeads } from "../../../src/science/mil/trainHeads.js";
import { meanEmbedding } from "../../../src/science/mil/baselines/meanEmbedding.js";
import { ridgeOnMean } from "../../../src/science/mil/baselines/ridgeOnMean.js";
import { syntheticCohort } from "./syntheticBags.js";

const cohort = syntheticCohort({
  bags: 17,
  tiles: 9,
  dim: 6,
  links: 3,
  nulls: 1,
  r: 0.9,
  seed: 5,
});
const { bags } = cohort;
const labels = [...cohort.linked, ...cohort.nulls];
const options = {
  ...DEFAULT_MIL_OPTIONS,
  embedHidden: 12,
  attentionHidden: 5,
  maxEpochs: 20,
  minEpochs: 4,
  patience: 5,
  bagsPerStep: 5,
};

/** Two folds of each label: bags of one parity train, some of them stop early. */
const heads: HeadSpec[] = labels.flatMap((own, g) =>
  [0, 1].map((fold) => ({
    key: `${g}/${fold}`,
    labels: own,
    role: Uint8Array.from(bags, (_, b) =>
      b % 4 === fold ? ROLE.unused : b % 5 === 0 ? ROLE.stopping : ROLE.train,
    ),
    seed: 10 * g + fold,
  })),
);
const scaling = await fitScaling(bags);

beforeAll(async () => {
  await tf.setBackend("wasm");
});

describe("trainHeads", () => {
  it("gives a head in a stack the predictions it has alone", async () => {
    const stacked = await trainHeads({ bags, heads, options, scaling });
    const readings = await applyHeads({ bags, trained: stacked });
    for (const [h, head] of heads.entries()) {
      const alone = await trainHeads({ bags, heads: [head], options, scaling });
      expect(alone.epochs[0]).toBe(stacked.epochs[h]);
      const own = await applyHeads({ bags, trained: alone });
      own.forEach(({ prediction }, b) =>
        expect(
          Math.abs(prediction[0]! - readings[b]!.prediction[h]!),
        ).toBeLessThan(1e-3),
      );
    }
  });

  it("lowers the training loss and leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const { losses } = await trainHeads({
      bags,
      heads: [{ ...heads[0]!, role: new Uint8Array(17).fill(ROLE.train) }],
      options: { ...options, dropout: 0, learningRate: 0.01 },
    });
    expect(losses.training[19]).toBeLessThan(0.6 * losses.training[0]!);
    expect(tf.memory().numTensors).toBe(before);
  });

  describe("that keeps what each sample loses", () => {
    const gap = labels[0]!.slice();
    gap[3] = NaN;
    const steady = { ...options, dropout: 0, bagsPerStep: 17, patience: 20 };
    const trainFor = (maxEpochs: number, losses?: "samples") =>
      trainHeads({
        bags,
        heads: [{ ...heads[0]!, labels: gap }, heads[1]!],
        options: { ...steady, maxEpochs },
        scaling,
        ...(losses && { losses }),
      });
    const trained = (h: number): number[] =>
      [...heads[h]!.role.keys()].filter(
        (b) =>
          heads[h]!.role[b] === ROLE.train &&
          (h === 1 || !Number.isNaN(gap[b])),
      );

    it("trains to the same weights, and the samples' mean is the epoch's loss", async () => {
      const [kept, plain] = [await trainFor(4, "samples"), await trainFor(4)];
      expect(kept.flat).toEqual(plain.flat);
      expect(plain.losses.samples).toHaveLength(0);
      const { samples, training } = kept.losses;
      expect(samples).toHaveLength(2 * 4 * 17);
      for (const row of training.keys()) {
        const own = samples.subarray(row * 17, (row + 1) * 17);
        const bagsOf = trained(Math.floor(row / 4));
        expect(mean(bagsOf.map((b) => own[b]!))).toBeCloseTo(training[row]!, 5);
        own.forEach((loss, b) => {
          if (!bagsOf.includes(b)) expect(loss).toBe(0);
        });
      }
    });

    it("keeps of each epoch what the head before it loses", async () => {
      const { losses } = await trainFor(4, "samples");
      const readings = await applyHeads({ bags, trained: await trainFor(3) });
      for (const b of trained(1)) {
        const error = readings[b]!.prediction[1]! - labels[0]![b]!;
        expect(losses.samples[(4 + 3) * 17 + b]).toBeCloseTo(error ** 2, 4);
      }
    });
  });

  it("trains a gene on the bags where it was measured", async () => {
    const gap = labels[0]!.slice();
    gap[3] = NaN;
    gap[5] = NaN;
    const trained = await trainHeads({
      bags,
      heads: [{ ...heads[0]!, labels: gap }, heads[0]!],
      options,
    });
    expect(trained.status).toEqual(["trained", "trained"]);
    const width = trained.flat.length / 2;
    expect(trained.flat.slice(0, width)).not.toEqual(trained.flat.slice(width));
  });

  it("stops a diverging head alone and says so", async () => {
    const wild = labels[0]!.map((x) => x * 1e30);
    const trained = await trainHeads({
      bags,
      heads: [{ ...heads[0]!, labels: wild }, heads[0]!],
      options,
      scaling,
    });
    expect(trained.status).toEqual(["diverged", "trained"]);
    expect(trained.flat.every(Number.isFinite)).toBe(true);
    const alone = await trainHeads({
      bags,
      heads: [heads[0]!],
      options,
      scaling,
    });
    expect(trained.epochs[1]).toBe(alone.epochs[0]);
  });

  it("refuses a head without a labelled training bag", async () => {
    const none = { ...heads[0]!, labels: new Float32Array(17).fill(NaN) };
    await expect(trainHeads({ bags, heads: [none], options })).rejects.toThrow(
      HeadSpecError,
    );
  });

  it("counts progress to the end", async () => {
    const seen: number[] = [];
    let total = 0;
    await trainHeads({
      bags,
      heads,
      options,
      onProgress: (done, all) => {
        seen.push(done);
        total = all;
      },
    });
    expect(seen.at(-1)).toBe(total);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

describe("applyHeads", () => {
  it("gives contributions that sum to the prediction, and attention that sums to one", async () => {
    const trained = await trainHeads({ bags, heads, options });
    for (const reading of await applyHeads({ bags, trained, heads: [2, 5] })) {
      for (const h of [0, 1]) {
        const at = (t: number) => h * reading.tiles + t;
        let attention = 0;
        let sum = 0;
        for (let t = 0; t < reading.tiles; t++) {
          attention += reading.attention[at(t)]!;
          sum += reading.attention[at(t)]! * reading.tilePrediction[at(t)]!;
        }
        expect(attention).toBeCloseTo(1, 5);
        expect(sum).toBeCloseTo(reading.prediction[h]!, 5);
      }
    }
  });
});

describe("on bags that none of the heads saw", () => {
  it("finds what ridge on the mean finds, in the right tiles", async () => {
    const size = { bags: 60, tiles: 16, dim: 10, links: 6, nulls: 0, r: 0.95 };
    const { bags, kinds, linked } = syntheticCohort({ ...size, seed: 8 });
    const unseen = (b: number) => b % 3 === 0;
    const role = Uint8Array.from(bags, (_, b) =>
      unseen(b) ? ROLE.unused : ROLE.train,
    );
    const trained = await trainHeads({
      bags,
      heads: linked.map((own, g) => ({
        key: `${g}`,
        labels: own,
        role,
        seed: g,
      })),
      options: { ...COMPACT_MIL_OPTIONS, maxEpochs: 20 },
    });
    const readings = await applyHeads({ bags, trained });
    const ridge = ridgeOnMean({
      rows: meanEmbedding(bags),
      labels: linked,
      train: bags.map((_, b) => !unseen(b)),
    });
    const heldOut = [...bags.keys()].filter(unseen);
    const scores = linked.map((own, g) => {
      const truth = heldOut.map((b) => own[b]!);
      const by = (read: (b: number) => number) =>
        sampleCorrelation(heldOut.map(read), truth);
      const located = heldOut.map((b) => {
        const { tiles, attention, tilePrediction } = readings[b]!;
        const own = (t: number) =>
          attention[g * tiles + t]! * tilePrediction[g * tiles + t]!;
        const at = kinds[b]!.map((kind) => (kind === g ? 1 : 0));
        return new Set(at).size < 2
          ? []
          : [
              sampleCorrelation(
                at.map((_, t) => own(t)),
                at,
              ),
            ];
      });
      return {
        heads: by((b) => readings[b]!.prediction[g]!),
        ridge: by((b) => ridge[g]![b]!),
        located: mean(located.flat()),
      };
    });
    expect(mean(scores.map((s) => s.heads))).toBeGreaterThan(
      mean(scores.map((s) => s.ridge)) - 0.05,
    );
    expect(mean(scores.map((s) => s.heads))).toBeGreaterThan(0.5);
    expect(mean(scores.map((s) => s.located))).toBeGreaterThan(0.3);
  });
});
