import { beforeAll, expect, it } from "vitest";
import { bagSource } from "../../../src/science/mil/bagSource.js";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import type { HeadSpec } from "../../../src/science/mil/head.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { startHead } from "../../../src/science/mil/headProgress.js";
import { keptTiles } from "../../../src/science/mil/keptTiles.js";
import type { MilOptions } from "../../../src/science/mil/milOptions.js";
import {
  DEFAULT_MIL_OPTIONS,
  GRAZIANI_2022,
} from "../../../src/science/mil/milOptions.js";
import { trainChunk } from "../../../src/science/mil/trainChunk.js";
import { initialHead } from "../../../src/science/mil/headParameters.js";
import { trainingOrder } from "../../../src/science/mil/trainingOrder.js";
import { randomGenerator } from "../../../src/science/random/randomGenerator.js";
import { plainTraining } from "../../reference/plainMil.js";
import { useFloat64 } from "../../reference/float64Backend.js";
import { syntheticCohort } from "./syntheticBags.js";

const HEADS = 7;
const { bags, linked } = syntheticCohort({
  bags: 9,
  tiles: 5,
  dim: 4,
  links: HEADS,
  nulls: 0,
  r: 0.8,
  seed: 3,
});
const scaling = await fitScaling(bags);
const source = bagSource(bags);
const role = Uint8Array.from(bags, (_, b) =>
  b % 4 === 3 ? ROLE.stopping : ROLE.train,
);
const specs: HeadSpec[] = linked.map((labels, h) => ({
  key: `${h}`,
  // Each head lacks a label that others have.
  labels: labels.map((y, b) => (b === h ? NaN : y)),
  role,
  seed: h,
}));
const small = {
  ...{ embedHidden: 5, attentionHidden: 3, bagsPerStep: 3 },
  ...{ maxEpochs: 9, minEpochs: 2, patience: 2 },
};
const ways: readonly (readonly [string, MilOptions])[] = [
  ["the default", { ...DEFAULT_MIL_OPTIONS, ...small, learningRate: 0.05 }],
  [
    "gated, some tiles a step",
    {
      ...{ ...DEFAULT_MIL_OPTIONS, ...small },
      attention: "gated",
      tilesPerStep: 3,
      learningRate: 0.05,
    },
  ],
  ["graziani2022", { ...GRAZIANI_2022, ...small, clamp: 1 }],
];

/** Weights of heads that are trained as one stack by the product's own code. @shape [heads][parameters] */
async function trained(
  own: readonly HeadSpec[],
  options: MilOptions,
): Promise<{ weights: ArrayLike<number>[]; epochs: number[] }> {
  const { embedHidden, attentionHidden, attention } = options;
  const weights: ArrayLike<number>[] = [];
  const epochs: number[] = [];
  const tiles = keptTiles(scaling, options);
  await trainChunk(
    { kind: "new", heads: own.map(startHead) },
    {
      source,
      tiles,
      shape: { dim: source.dim, embedHidden, attentionHidden, attention },
      options,
      onEnd: ({ index, bestEpoch }, row) => {
        weights[index] = Array.from(row);
        epochs[index] = bestEpoch;
      },
      onEpoch: () => Promise.resolve(),
      onStep: () => Promise.resolve(),
    },
  );
  tiles.dispose();
  return { weights, epochs };
}

/** The same without dropout, in as many epochs, by the reference, a head at a time. */
function plainly(options: MilOptions): Float64Array[] {
  const { embedHidden: embed, attentionHidden: hidden } = options;
  const { dim } = source;
  const shape = { dim, embed, hidden, gated: options.attention === "gated" };
  const own = { ...options, dim };
  const start = specs.map(({ seed }) =>
    Float64Array.from(initialHead(own, options, randomGenerator(seed))),
  );
  const x = bags.map((bag) => ({ tiles: bag.tiles, x: standardised(bag) }));
  const training = [...role.keys()].filter((b) => role[b] === ROLE.train);
  const steps = Array.from({ length: options.maxEpochs }, (_, e) =>
    trainingOrder(training, options.bagsPerStep, options.seed + e + 1),
  ).flat();
  const { optimiser: name, learningRate, weightDecay } = options;
  return plainTraining(
    start,
    shape,
    steps.map((step) => (h) => {
      const { labels } = specs[h]!;
      const known = step.filter((b) => !Number.isNaN(labels[b]));
      return known.map((b) => ({
        bag: x[b]!,
        label: labels[b]!,
        weight: 1 / known.length,
      }));
    }),
    { name, learningRate, weightDecay },
  );
}

/** @shape result [tiles, dim] */
function standardised({ tiles, features }: (typeof bags)[number]) {
  const { mean, sd } = scaling;
  return Float64Array.from({ length: tiles * mean.length }, (_, i) => {
    const d = i % mean.length;
    return Math.fround((features[i]! - mean[d]!) / sd[d]!);
  });
}

beforeAll(useFloat64);

it.each(ways)(
  "in float64 a head in a stack is exactly the head alone: %s",
  async (_, options) => {
    const stacked = await trained(specs, options);
    // Numbers that float32 has not: it is float64 that is compared.
    expect(stacked.weights[0]).not.toEqual(
      Array.from(Float32Array.from(stacked.weights[0]!)),
    );
    for (const [h, spec] of specs.entries()) {
      const alone = await trained([spec], options);
      expect(alone.epochs[0]).toBe(stacked.epochs[h]);
      expect(alone.weights[0]).toEqual(stacked.weights[h]);
    }
    // Heads stop at different times, so that the stack was made smaller in between.
    if (options.optimiser === "adam")
      expect(new Set(stacked.epochs).size).toBeGreaterThan(1);
  },
);

it.each([
  { optimiser: "adam", attention: "tanh" },
  { optimiser: "adam", attention: "gated" },
  { optimiser: "sgd-nesterov", attention: "tanh" },
] as const)(
  "a stack in float64 learns what the written-out reference learns: $optimiser, $attention",
  async (way) => {
    const options: MilOptions = {
      ...{ ...DEFAULT_MIL_OPTIONS, ...small, ...way },
      ...{ dropout: 0, learningRate: 0.02, minEpochs: 9, patience: 9 },
    };
    const { weights } = await trained(specs, options);
    for (const [h, row] of plainly(options).entries()) {
      const largest = Math.max(...row.map(Math.abs));
      // Step size and decay reach the stack as float32.
      row.forEach((w, i) =>
        expect(Math.abs(w - weights[h]![i]!) / largest).toBeLessThan(1e-6),
      );
    }
  },
);
