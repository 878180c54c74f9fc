/**
 * Probabilities of classes by their scores: the logistic function of one score, the softmax of several.
 * @shape scores [rows, scores]; result [rows, classes]
 */
export function probabilities(
  scores: Float64Array,
  classes: number,
): Float64Array {
  return classes === 2 ? logistic(scores) : softmax(scores, classes);
}

function logistic(scores: Float64Array): Float64Array {
  const out = new Float64Array(2 * scores.length);
  scores.forEach((score, row) => {
    out[2 * row] = 1 / (1 + Math.exp(score));
    out[2 * row + 1] = 1 / (1 + Math.exp(-score));
  });
  return out;
}

function softmax(scores: Float64Array, K: number): Float64Array {
  const out = new Float64Array(scores.length);
  for (let at = 0; at < scores.length; at += K) {
    const own = scores.subarray(at, at + K);
    const most = Math.max(...own);
    let sum = 0;
    for (let k = 0; k < K; k++) sum += out[at + k] = Math.exp(own[k]! - most);
    for (let k = 0; k < K; k++) out[at + k]! /= sum;
  }
  return out;
}
