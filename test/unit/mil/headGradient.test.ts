import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { beforeAll, expect, it } from "vitest";
import { attendBags } from "../../../src/science/mil/attendBags.js";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import { headGradient } from "../../../src/science/mil/headGradient.js";
import {
  initialHead,
  packHeads,
  parameterCount,
  unpackHeads,
} from "../../../src/science/mil/headParameters.js";
import { DEFAULT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import { tileBatch } from "../../../src/science/mil/tileBatch.js";
import { plainHead } from "./plainHead.js";

const shape = { dim: 5, embedHidden: 7, attentionHidden: 3 };
const heads = 2;
const random = xoroshiro128plus(3);
const bags = [4, 9, 6].map((tiles, b) => ({
  id: `B${b}`,
  tiles,
  features: Float32Array.from(
    { length: tiles * shape.dim },
    (_, i) => Math.sin(7 * i + b) + (i % shape.dim),
  ),
}));
const scaling = fitScaling(bags);
const options = { ...DEFAULT_MIL_OPTIONS, outputScale: 1 };
const rows = Array.from({ length: heads }, () =>
  initialHead(shape, options, random),
);
const labels = [0.5, -1, 0.2, 2, 0, -0.7];
const weights = [0.4, 0.6, 0, 1, 0.1, 0.3];
const keep = Array.from({ length: heads * shape.embedHidden }, (_, i) =>
  i % 3 === 0 ? 0 : 1.25,
);

/** Weighted squared error of head h, in float64. */
function plainLoss(h: number, flat: ArrayLike<number>): number {
  const own = keep.slice(h * shape.embedHidden, (h + 1) * shape.embedHidden);
  return bags.reduce((sum, bag, b) => {
    const { prediction } = plainHead(flat, shape, { bag, scaling, keep: own });
    const at = h * bags.length + b;
    return sum + weights[at]! * (prediction - labels[at]!) ** 2;
  }, 0);
}

beforeAll(async () => {
  await tf.setBackend("wasm");
});

it("predicts, attends and reads tiles as the plain model does", () => {
  tf.tidy(() => {
    const batch = tileBatch(bags, scaling);
    const stack = tf.tensor2d(rows.map((row) => [...row]));
    const seen = attendBags(unpackHeads(stack, shape), batch, null);
    const attention = seen.attention.arraySync();
    const tilePrediction = seen.tilePrediction.arraySync();
    const prediction = seen.prediction.arraySync();
    for (let h = 0; h < heads; h++)
      bags.forEach((bag, b) => {
        const plain = plainHead(rows[h]!, shape, { bag, scaling });
        expect(prediction[h]![b]).toBeCloseTo(plain.prediction, 5);
        for (let t = 0; t < bag.tiles; t++) {
          expect(attention[h]![b]![t]).toBeCloseTo(plain.attention[t]!, 5);
          expect(tilePrediction[h]![b]![t]).toBeCloseTo(
            plain.tilePrediction[t]!,
            4,
          );
        }
        // Padding gets no attention.
        expect(attention[h]![b]!.slice(bag.tiles).every((a) => a === 0)).toBe(
          true,
        );
      });
  });
});

it("equals finite differences of the plain loss for every parameter", () => {
  const gradient = tf.tidy(() => {
    const batch = tileBatch(bags, scaling);
    const head = unpackHeads(tf.tensor2d(rows.map((row) => [...row])), shape);
    const kept = tf.tensor3d(keep, [heads, 1, shape.embedHidden]);
    const seen = attendBags(head, batch, kept);
    const target = {
      labels: tf.tensor2d(labels, [heads, bags.length]),
      weights: tf.tensor2d(weights, [heads, bags.length]),
      keep: kept,
    };
    return packHeads(headGradient(head, batch, seen, target)).arraySync();
  });
  const step = 1e-5;
  for (let h = 0; h < heads; h++) {
    const largest = Math.max(...gradient[h]!.map(Math.abs));
    for (let p = 0; p < parameterCount(shape); p++) {
      const moved = (by: number) =>
        plainLoss(
          h,
          Float64Array.from(rows[h]!, (x, i) => (i === p ? x + by : x)),
        );
      const slope = (moved(step) - moved(-step)) / (2 * step);
      expect(Math.abs(gradient[h]![p]! - slope) / largest).toBeLessThan(1e-5);
    }
  }
});
