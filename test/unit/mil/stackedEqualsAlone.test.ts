import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { applyHeads } from "../../../src/science/mil/applyHeads.js";
import { startChunk } from "../../../src/science/mil/chunkState.js";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import type { HeadSpec } from "../../../src/science/mil/head.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { startHead } from "../../../src/science/mil/headProgress.js";
import { disposeStack } from "../../../src/science/mil/headStack.js";
import {
  DEFAULT_MIL_OPTIONS,
  GRAZIANI_2022,
} from "../../../src/science/mil/milOptions.js";
import { optimiserStep } from "../../../src/science/mil/optimiser.js";
import { stepGradient } from "../../../src/science/mil/stepGradient.js";
import { targetsOf } from "../../../src/science/mil/targets.js";
import { tileBatch } from "../../../src/science/mil/tileBatch.js";
import { trainHeads } from "../../../src/science/mil/trainHeads.js";
import { BACKENDS, useBackend } from "./backends.js";
import { syntheticCohort } from "./syntheticBags.js";

/** A panel of 47 genes and five folds. */
const HEADS = 235;
const SOME = [0, 101, HEADS - 1];
const STEPS = 5;

const { bags, linked } = syntheticCohort({
  bags: 11,
  tiles: 7,
  dim: 5,
  links: HEADS,
  nulls: 0,
  r: 0.8,
  seed: 3,
});
const scaling = await fitScaling(bags);
const role = Uint8Array.from(bags, (_, b) =>
  b % 5 === 4 ? ROLE.stopping : ROLE.train,
);
/** Where each bag is a step of its own: two to train on, one to stop by. */
const FEW = role.map((own, b) => ([0, 1, 4].includes(b) ? own : ROLE.unused));
const specs: HeadSpec[] = linked.map((labels, h) => ({
  key: `${h}`,
  labels,
  role,
  seed: h,
}));
const small = { embedHidden: 6, attentionHidden: 4, maxEpochs: 20 };
const ways = [
  { name: "the default", options: { ...DEFAULT_MIL_OPTIONS, ...small } },
  {
    name: "gated",
    options: {
      ...DEFAULT_MIL_OPTIONS,
      ...small,
      attention: "gated",
      tilesPerStep: 5,
    },
  },
  { name: "graziani2022", options: { ...GRAZIANI_2022, ...small } },
] as const;
const shapeOf = ({ options }: (typeof ways)[number]) => ({
  dim: 5,
  embedHidden: options.embedHidden,
  attentionHidden: options.attentionHidden,
  attention: options.attention,
});

/** Gradients of the first steps of a stack of these heads. @shape [steps][heads * parameters] */
function firstGradients(
  own: readonly HeadSpec[],
  way: (typeof ways)[number],
): Float32Array[] {
  const { options } = way;
  const shape = shapeOf(way);
  const state = startChunk(own.map(startHead), shape, options);
  const { heads } = state;
  const found = Array.from({ length: STEPS }, (_, s) => {
    const places = [s, s + 1, s + 2, s + 3];
    const batch = tileBatch(
      places.map((b) => bags[b]!),
      scaling,
    );
    const targets = targetsOf(heads, places);
    const input = { heads, batch, targets, shape, options };
    const { gradient } = stepGradient(state.stack.parameters, input);
    const { learningRate, weightDecay } = options;
    const rate = { step: s + 1, learningRate, weightDecay };
    const next = optimiserStep(options, state.stack, gradient, rate);
    state.stack = { ...next, best: state.stack.best };
    return gradient.dataSync() as Float32Array;
  });
  disposeStack(state.stack);
  return found;
}

describe.each(BACKENDS)(
  "on $name, a head in a stack of 235 and alone",
  (backend) => {
    let why: string | null = null;
    beforeAll(async () => {
      why = await useBackend(backend);
    });

    it.for(ways)(
      "learns the same at each first step: $name",
      (way, { skip }) => {
        skip(why !== null, why ?? "");
        tf.tidy(() => {
          const stacked = firstGradients(specs, way);
          for (const h of SOME) {
            const alone = firstGradients([specs[h]!], way);
            alone.forEach((own, s) => {
              const row = stacked[s]!.subarray(
                h * own.length,
                (h + 1) * own.length,
              );
              const largest = Math.max(...own.map(Math.abs));
              expect(largest).toBeGreaterThan(0);
              const off = own.map((x, i) => Math.abs(x - row[i]!) / largest);
              expect(Math.max(...off)).toBeLessThan(1e-5);
            });
          }
        });
      },
    );

    it.for(ways)(
      "predicts the same after 20 epochs: $name",
      async ({ options }, { skip }) => {
        skip(why !== null, why ?? "");
        const heads =
          options.bagsPerStep === 1
            ? specs.map((spec) => ({ ...spec, role: FEW }))
            : specs;
        const stacked = await trainHeads({
          bags,
          heads,
          options,
          scaling,
        });
        const all = await applyHeads({
          bags,
          trained: stacked,
          heads: SOME,
          options,
        });
        for (const [i, h] of SOME.entries()) {
          const trained = await trainHeads({
            bags,
            heads: [heads[h]!],
            options,
            scaling,
          });
          expect(trained.epochs[0]).toBe(stacked.epochs[h]);
          const own = await applyHeads({ bags, trained, options });
          const off = own.map(({ prediction }, b) =>
            Math.abs(prediction[0]! - all[b]!.prediction[i]!),
          );
          expect(Math.max(...off)).toBeLessThan(1e-3);
        }
      },
    );
  },
);
