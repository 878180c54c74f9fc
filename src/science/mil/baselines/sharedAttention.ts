import { randomGenerator } from "../../random/randomGenerator.js";
import { gaussian } from "../../random/gaussian.js";
import { descend } from "./descend.js";
import type { TileFit } from "./tileTargets.js";
import { bagsOf, pairCount, predictAll, stoppingError } from "./tileTargets.js";
import { attend } from "./attendTiles.js";

/** Width of the attention's hidden layer. */
export const ATTENTION_HIDDEN = 16;
/** Spread of the attention's output weights at the start; small: starts from mean pooling. */
const OUTPUT_SCALE = 0.01;

/**
 * One multitask model: every gene is read linearly from the same attended mean of a bag's tiles, so that attention is shared
 * by all genes. All are learnt and stop together.
 * @returns a prediction for every bag, in units of the labels @shape [genes][bags]
 * @source attention: Ilse 2018, doi:10.48550/arXiv.1802.04712, eq. 8
 */
export function sharedAttention(fit: TileFit): Float64Array[] {
  const model = sharedDescent(fit);
  const parameters = descend(model);
  return predictAll(fit, (b) => model.predict(parameters, b));
}

/** The model that sharedAttention descends. @shape parameters V [hidden, dim], v [hidden], then [genes, dim + 1], the bias last */
export function sharedDescent(fit: TileFit) {
  const { tiles, labels, seed } = fit;
  const { dim } = tiles;
  const hidden = ATTENTION_HIDDEN;
  const read = hidden * dim + hidden;
  const width = dim + 1;
  const training = bagsOf(fit, "train");
  const pairs = pairCount(fit, training);
  const random = randomGenerator(seed);
  const start = new Float64Array(read + labels.length * width);
  for (let i = 0; i < read; i++)
    start[i] =
      gaussian(random) * (i < hidden * dim ? 1 / Math.sqrt(dim) : OUTPUT_SCALE);
  const readGenes = (parameters: Float64Array, mean: Float64Array) =>
    Float64Array.from(labels, (_, gene) => {
      const at = read + gene * width;
      let sum = parameters[at + dim]!;
      for (let d = 0; d < dim; d++) sum += parameters[at + d]! * mean[d]!;
      return sum;
    });
  const predict = (parameters: Float64Array, bag: number): Float64Array =>
    readGenes(parameters, attend(tiles, bag, parameters, hidden).mean);
  return {
    start,
    predict,
    stopping: (parameters: Float64Array) =>
      stoppingError(fit, (b) => predict(parameters, b)),
    gradient: (parameters: Float64Array, gradient: Float64Array): number => {
      gradient.fill(0);
      let loss = 0;
      for (const bag of training) {
        const attended = attend(tiles, bag, parameters, hidden);
        const predicted = readGenes(parameters, attended.mean);
        const pull = new Float64Array(dim);
        labels.forEach((own, gene) => {
          if (Number.isNaN(own[bag])) return;
          const error = predicted[gene]! - own[bag]!;
          loss += error ** 2 / pairs;
          const weight = (2 * error) / pairs;
          const at = read + gene * width;
          for (let d = 0; d < dim; d++) {
            gradient[at + d]! += weight * attended.mean[d]!;
            pull[d]! += weight * parameters[at + d]!;
          }
          gradient[at + dim]! += weight;
        });
        attended.backward(pull, gradient);
      }
      return loss;
    },
  };
}
