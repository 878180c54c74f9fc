import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { nesterovStep } from "../../../src/science/mil/nesterov.js";
import { BACKENDS, useBackend } from "./backends.js";

/** Parameter after each step, from the formulas of PyTorch's documentation (momentum .9, Nesterov, no dampening). */
function plain(start: number, gradients: number[], decay: number): number {
  let [x, velocity] = [start, 0];
  for (const raw of gradients) {
    const g = raw + decay * x;
    velocity = 0.9 * velocity + g;
    x -= 0.05 * (g + 0.9 * velocity);
  }
  return x;
}

it.each([0, 0.2])("follows the published rule (decay %f)", async (decay) => {
  await useBackend(BACKENDS[0]);
  const gradients = [
    [0.5, -2],
    [0.1, 3],
    [-0.7, 0],
  ];
  const start = [1, -1];
  tf.tidy(() => {
    let parameters = tf.tensor2d([start]);
    let velocity = tf.zerosLike(parameters);
    gradients.forEach((g, i) => {
      const at = { step: i + 1, learningRate: 0.05, weightDecay: decay };
      const next = nesterovStep(parameters, tf.tensor2d([g]), velocity, at);
      parameters = next.parameters;
      velocity = next.moments[0]!;
    });
    parameters.dataSync().forEach((x, p) =>
      expect(x).toBeCloseTo(
        plain(
          start[p]!,
          gradients.map((g) => g[p]!),
          decay,
        ),
        5,
      ),
    );
  });
});
