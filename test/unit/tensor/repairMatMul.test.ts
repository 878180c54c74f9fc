import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { repairMatMul } from "../../../src/io/tensor/repairMatMul.js";

const FLAGS = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

/** Batch, rows, inner, columns; odd and distinct. */
const [B, M, K, N] = [3, 5, 7, 11];

beforeAll(async () => {
  await import("@tensorflow/tfjs-backend-wasm");
  await tf.setBackend("wasm");
  await tf.ready();
  repairMatMul();
});

/** Milliseconds of some work: best of some rounds. */
function timeOf(work: () => tf.Tensor[]): number {
  const times = Array.from({ length: 7 }, () => {
    const begun = performance.now();
    for (const product of work()) {
      product.dataSync();
      product.dispose();
    }
    return performance.now() - begun;
  });
  return Math.min(...times);
}

/** The definition, summed in double precision. */
function product(
  a: Float32Array,
  b: Float32Array,
  flagA: boolean,
  flagB: boolean,
): number[] {
  const out: number[] = [];
  for (let h = 0; h < B; h += 1)
    for (let i = 0; i < M; i += 1)
      for (let j = 0; j < N; j += 1) {
        let sum = 0;
        for (let k = 0; k < K; k += 1) {
          const x = a[h * M * K + (flagA ? k * M + i : i * K + k)] ?? NaN;
          const y = b[h * K * N + (flagB ? j * K + k : k * N + j)] ?? NaN;
          sum += x * y;
        }
        out.push(sum);
      }
  return out;
}

it.each(FLAGS)(
  "equals the definition with transposed factors %s, %s, and keeps no tensor",
  (flagA, flagB) => {
    const a = tf.randomUniform(
      flagA ? [B, K, M] : [B, M, K],
      -1,
      1,
      "float32",
      5,
    );
    const b = tf.randomUniform(
      flagB ? [B, N, K] : [B, K, N],
      -1,
      1,
      "float32",
      6,
    );
    const held = tf.memory().numDataBuffers;
    const found = tf.matMul(a, b, flagA, flagB);
    expect(found.shape).toEqual([B, M, N]);
    const expected = product(
      Float32Array.from(a.dataSync()),
      Float32Array.from(b.dataSync()),
      flagA,
      flagB,
    );
    const values = [...found.dataSync()];
    const worst = Math.max(
      ...values.map((value, index) =>
        Math.abs(value - (expected[index] ?? NaN)),
      ),
    );
    // Seven products of numbers below one in single precision.
    expect(worst).toBeLessThan(1e-6);
    found.dispose();
    expect(tf.memory().numDataBuffers).toBe(held);
  },
);

it("takes a stack whose factor is transposed in some times what its matrices take that were turned before", () => {
  const [heads, tiles, dim, hidden] = [8, 1000, 128, 32];
  const a = tf.ones([heads, tiles, dim]);
  const b = tf.ones([heads, tiles, hidden]);
  const turned = tf.unstack(tf.transpose(a, [0, 2, 1]));
  const matrices = tf.unstack(b);
  // The kernel's own fast path, repaired or not: other files of this process may have repaired it before.
  const apart = timeOf(() =>
    turned.map((matrix, head) => tf.matMul(matrix, matrices[head]!)),
  );
  // Measured: 5 to 9 times, since it turns; 75 without the repair.
  const asked = timeOf(() => [tf.matMul(a, b, true, false)]);
  expect(asked).toBeLessThan(25 * apart);
});
