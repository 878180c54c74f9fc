import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../../random/randomGenerator.js";
import { descend } from "./descend.js";
import type { TileFit } from "./tileTargets.js";
import { bagsOf, pairCount, predictAll, stoppingError } from "./tileTargets.js";

/** Shares of a bag's tiles that are averaged: one a step while training, all of them in a prediction. */
const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/**
 * Scores every tile linearly for each gene and averages the highest: the linear case of HE2RNA. All genes are learnt together
 * and stop together.
 * @returns a prediction for every bag, in units of the labels @shape [genes][bags]
 * @source Schmauch 2020, doi:10.1038/s41467-020-17678-4
 */
export function topKMean(fit: TileFit): Float64Array[] {
  const model = topKDescent(fit);
  const parameters = descend(model);
  return predictAll(fit, (b) => model.predict(parameters, b));
}

/** The model that topKMean descends. @shape parameters [genes, dim + 1], the bias last */
export function topKDescent(fit: TileFit) {
  const { tiles, labels, seed } = fit;
  const { dim, from, features } = tiles;
  const width = dim + 1;
  const training = bagsOf(fit, "train");
  const pairs = pairCount(fit, training);
  const random = randomGenerator(seed);
  /** A gene's scores of a bag's tiles, and their places from the highest. */
  const ranked = (parameters: Float64Array, gene: number, bag: number) => {
    const [begin, end] = [from[bag]!, from[bag + 1]!];
    const scores = new Float64Array(end - begin);
    for (let t = 0; t < scores.length; t++) {
      let sum = parameters[gene * width + dim]!;
      for (let d = 0; d < dim; d++)
        sum += parameters[gene * width + d]! * features[(begin + t) * dim + d]!;
      scores[t] = sum;
    }
    const order = Int32Array.from(scores, (_, t) => t);
    return { scores, order: order.sort((a, b) => scores[b]! - scores[a]!) };
  };
  const predict = (parameters: Float64Array, bag: number): Float64Array =>
    Float64Array.from(labels, (_, gene) => {
      const { scores, order } = ranked(parameters, gene, bag);
      return SHARES.reduce(
        (sum, share) => sum + highest(scores, order, share) / SHARES.length,
        0,
      );
    });
  return {
    start: new Float64Array(labels.length * width),
    predict,
    stopping: (parameters: Float64Array) =>
      stoppingError(fit, (b) => predict(parameters, b)),
    gradient: (parameters: Float64Array, gradient: Float64Array): number => {
      gradient.fill(0);
      const share = SHARES[uniformInt(random, 0, SHARES.length - 1)]!;
      let loss = 0;
      for (const bag of training)
        labels.forEach((own, gene) => {
          if (Number.isNaN(own[bag])) return;
          const { scores, order } = ranked(parameters, gene, bag);
          const error = highest(scores, order, share) - own[bag]!;
          loss += error ** 2 / pairs;
          const k = countOf(share, order.length);
          const weight = (2 * error) / (pairs * k);
          for (let i = 0; i < k; i++) {
            const tile = (from[bag]! + order[i]!) * dim;
            const own = features.subarray(tile, tile + dim);
            addTile(gradient, gene * width, weight, own);
          }
        });
      return loss;
    },
  };
}

/** Adds a tile and the bias, so many times, to what a gene has at a place. */
function addTile(
  gradient: Float64Array,
  at: number,
  weight: number,
  tile: Float32Array,
): void {
  for (let d = 0; d < tile.length; d++) gradient[at + d]! += weight * tile[d]!;
  gradient[at + tile.length]! += weight;
}

function countOf(share: number, tiles: number): number {
  return Math.max(1, Math.round(share * tiles));
}

function highest(
  scores: Float64Array,
  order: Int32Array,
  share: number,
): number {
  const k = countOf(share, order.length);
  let sum = 0;
  for (let i = 0; i < k; i++) sum += scores[order[i]!]!;
  return sum / k;
}
