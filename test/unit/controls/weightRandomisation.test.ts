import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { foldMaps } from "../../../src/science/controls/foldMaps.js";
import { freshHead } from "../../../src/science/controls/freshWeights.js";
import { untrainedFigure } from "../../../src/science/controls/mapFigures.js";
import { plainHeads } from "../../../src/science/controls/plainHead.js";
import { randomiseHeads } from "../../../src/science/controls/randomiseHeads.js";
import {
  plainReader,
  readPlainly,
} from "../../../src/science/controls/readPlainly.js";
import { weightRandomisation } from "../../../src/science/controls/weightRandomisation.js";
import { applyHeads } from "../../../src/science/mil/applyHeads.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { COMPACT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { trainHeads } from "../../../src/science/mil/trainHeads.js";
import type { TrainedHeads } from "../../../src/science/mil/trainedHeads.js";
import { syntheticCohort } from "../mil/syntheticBags.js";
import { normals } from "./made.js";

const options = {
  ...COMPACT_MIL_OPTIONS,
  embedHidden: 11,
  attentionHidden: 7,
  maxEpochs: 25,
};
const { bags, linked } = syntheticCohort({
  bags: 40,
  tiles: 23,
  dim: 9,
  links: 1,
  nulls: 0,
  r: 0.95,
  seed: 3,
});
const sealed = bags.slice(28);

let trained: TrainedHeads;
beforeAll(async () => {
  await tf.setBackend("wasm");
  trained = await trainHeads({
    bags,
    options,
    heads: [0, 1, 2].map((f) => ({
      key: `fold ${f}`,
      labels: linked[0]!,
      role: Uint8Array.from(bags, (_, b) =>
        b >= 28 || b % 3 === f ? ROLE.unused : ROLE.train,
      ),
      seed: f,
    })),
  });
});

it("a bag read plainly is what the tensors read", async () => {
  const [reading] = await applyHeads({ bags: [bags[5]!], trained });
  plainHeads(trained).forEach((head, h) => {
    const seen = readPlainly(head, bags[5]!.features);
    expect(seen.prediction).toBeCloseTo(reading!.prediction[h]!, 4);
    const tiles = reading!.tiles;
    seen.attention.forEach((a, t) =>
      expect(a).toBeCloseTo(reading!.attention[h * tiles + t]!, 5),
    );
  });
});

it("the folds' maps are more like each other than like those of heads that never trained", () => {
  const [own, never] = [
    plainHeads(trained),
    [0, 1, 2, 3, 4].map((seed) => freshHead(trained, { options, seed })),
  ].map((heads) => heads.map(plainReader));
  const mapsOf = (readers: typeof own, features: Float32Array) =>
    readers!.map((read) => {
      const { attention, tilePrediction } = read(features);
      return attention.map((a, t) => a * tilePrediction[t]!);
    });
  const found = foldMaps({
    own: sealed.map(({ features }) => mapsOf(own, features)),
    taughtShuffled: [],
    untrained: sealed.map(({ features, tiles }) => ({
      tiles: [...Array(tiles).keys()],
      maps: mapsOf(never, features),
    })),
  });
  const { value, p } = untrainedFigure({
    patients: sealed.map(({ id }) => id),
    beyond: found.beyondUntrained,
    seed: 1,
  });
  expect(value).toBeGreaterThan(0.2);
  expect(p).toBeLessThan(0.01);
});

describe("weight randomisation", () => {
  it("tells maps that were learnt: fresh weights leave less of them than another fold does", () => {
    const found = randomiseHeads({
      weights: trained,
      options,
      bags: sealed.map(({ id, features }) => ({ patient: id, features })),
      fresh: 2,
      draws: 199,
      seed: 1,
    });
    expect(found.map(({ kind }) => kind)).toEqual([
      "weightRandomisationAttention",
      "weightRandomisationRegressor",
      "weightRandomisationAll",
    ]);
    for (const { value, baseline, p, n } of found) {
      expect(value).toBeLessThan(baseline!);
      expect(p).toBeLessThan(0.01);
      expect(n).toBe(12);
    }
  });

  it("tells a map that looks the same whatever the weights", () => {
    const normal = normals(6);
    const noisy = (of: number[]): number[] => of.map((a) => a + 0.1 * normal());
    const made = Array.from({ length: 12 }, (_, b) => {
      const edges = Array.from({ length: 30 }, normal);
      return {
        patient: `P${b}`,
        maps: [noisy(edges), noisy(edges)],
        fresh: [[noisy(edges), noisy(edges)]],
      };
    });
    const asked = { stage: "all", map: "contribution" } as const;
    const how = { draws: 199, seed: 2 };
    const { value, p } = weightRandomisation(made, asked, how)!;
    expect(value).toBeGreaterThan(0.9);
    expect(p).toBeGreaterThan(0.05);
  });
});
