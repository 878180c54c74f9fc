import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { adamStep } from "../../../src/science/mil/adam.js";

beforeAll(async () => {
  await tf.setBackend("wasm");
});

/** The published algorithm, written out: averages first, then their bias corrections. */
function plainAdam(start: number, gradients: number[], decay: number): number {
  let [x, m, v] = [start, 0, 0];
  gradients.forEach((g, i) => {
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    const mean = m / (1 - 0.9 ** (i + 1));
    const root = Math.sqrt(v / (1 - 0.999 ** (i + 1)));
    x = x * (1 - 0.01 * decay) - (0.01 * mean) / (root + 1e-8);
  });
  return x;
}

it.each([0, 0.3])("follows the published algorithm (decay %f)", (decay) => {
  const gradients = [
    [0.5, -2, 1e-3],
    [0.1, 3, 1e-3],
    [-0.7, 0, 2e-3],
    [0.2, -1, 0],
  ];
  const start = [1, -1, 0.5];
  tf.tidy(() => {
    let parameters = tf.tensor2d([start]);
    let moments = {
      first: tf.zerosLike(parameters),
      second: tf.zerosLike(parameters),
    };
    gradients.forEach((g, i) => {
      const at = { step: i + 1, learningRate: 0.01, weightDecay: decay };
      ({ parameters, moments } = adamStep(
        parameters,
        tf.tensor2d([g]),
        moments,
        at,
      ));
    });
    parameters.dataSync().forEach((x, p) =>
      expect(x).toBeCloseTo(
        plainAdam(
          start[p]!,
          gradients.map((g) => g[p]!),
          decay,
        ),
        5,
      ),
    );
  });
});
