import type { PlainHead } from "./plainHead.js";

/** What one head sees in one bag. */
export interface PlainReading {
  /** @unit sd of the label */
  readonly prediction: number;
  /** @shape [tiles] */
  readonly attention: Float64Array;
  /** @shape [tiles] */
  readonly tilePrediction: Float64Array;
}

/**
 * Reads a bag with a head, written out in float64: for a few heads on a few bags, where no tensor is at hand. Without
 * clamp and with dropout off, as the default options read.
 * @param features raw embeddings @shape [tiles, dim]
 */
export function readPlainly(
  head: PlainHead,
  features: Float32Array,
): PlainReading {
  return plainReader(head)(features);
}

/** The same for many bags: the head's layers are multiplied once. */
export function plainReader(
  head: PlainHead,
): (features: Float32Array) => PlainReading {
  const dim = head.mean.length;
  const inner = folded(head.V, head.We, dim + 1);
  const gate = head.U === null ? null : folded(head.U, head.We, dim + 1);
  const regressor = folded(head.w, head.We, dim + 1);
  return (features) => read(head, { inner, gate, regressor }, features);
}

/** A head's layers after its first, each multiplied with the first. @shape each [rows, dim + 1] */
interface Folded {
  readonly inner: Float64Array;
  readonly gate: Float64Array | null;
  readonly regressor: Float64Array;
}

function read(
  head: PlainHead,
  { inner, gate, regressor }: Folded,
  features: Float32Array,
): PlainReading {
  const dim = head.mean.length;
  const tiles = features.length / dim;
  const tilePrediction = new Float64Array(tiles);
  const logits = new Float64Array(tiles);
  const x = new Float64Array(dim + 1).fill(1);
  for (let t = 0; t < tiles; t++) {
    for (let d = 0; d < dim; d++)
      x[d] = (features[t * dim + d]! - head.mean[d]!) / head.sd[d]!;
    tilePrediction[t] = head.b + dot(regressor, 0, x);
    for (let k = 0; k < head.v.length; k++) {
      const open =
        gate === null ? 1 : 1 / (1 + Math.exp(-dot(gate, k * (dim + 1), x)));
      logits[t]! += head.v[k]! * Math.tanh(dot(inner, k * (dim + 1), x)) * open;
    }
  }
  const attention = softmax(logits);
  const prediction = attention.reduce(
    (sum, a, t) => sum + a * tilePrediction[t]!,
    0,
  );
  return { prediction, attention, tilePrediction };
}

/** Product of a layer's rows with W_e. @shape result [rows, columns] */
function folded(
  layer: Float32Array,
  We: Float32Array,
  columns: number,
): Float64Array {
  const hidden = We.length / columns;
  const rows = layer.length / hidden;
  const out = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let e = 0; e < hidden; e++) {
      const weight = layer[r * hidden + e]!;
      for (let c = 0; c < columns; c++)
        out[r * columns + c]! += weight * We[e * columns + c]!;
    }
  return out;
}

function dot(matrix: Float64Array, from: number, x: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < x.length; c++) sum += matrix[from + c]! * x[c]!;
  return sum;
}

function softmax(logits: Float64Array): Float64Array {
  const most = logits.reduce((high, l) => Math.max(high, l), -Infinity);
  const raised = logits.map((l) => Math.exp(l - most));
  const total = raised.reduce((sum, r) => sum + r, 0);
  return raised.map((r) => r / total);
}
