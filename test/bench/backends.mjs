// Stacked heads' matrix products on a backend: HISTOCLAIM_BACKEND=wasm node test/bench/backends.mjs (after npm run build).
import * as tf from "@tensorflow/tfjs-core";
import { loadBackend } from "../../dist/src/io/tensor/backend.js";

const [TILES, DIM, HIDDEN, HEADS] = [2000, 128, 32, 32];
const backend = await loadBackend();
console.log(`${backend.name} ${backend.version} ${backend.device}`);
if (backend.hint !== null) console.log(backend.hint);
const tiles = tf.tile(tf.randomNormal([1, TILES, DIM]), [HEADS, 1, 1]);
const weights = tf.randomNormal([HEADS, DIM, HIDDEN]);
const upstream = tf.randomNormal([HEADS, TILES, HIDDEN]);
const products = {
  "X W": () => tf.matMul(tiles, weights),
  "X' G (gradient of W)": () => tf.matMul(tiles, upstream, true, false),
  "G W' (gradient of X)": () => tf.matMul(upstream, weights, false, true),
};
for (const [name, product] of Object.entries(products)) {
  tf.tidy(product).dataSync();
  const times = [];
  for (let round = 0; round < 7; round += 1) {
    const begun = performance.now();
    tf.tidy(() => tf.sum(product())).dataSync();
    times.push(performance.now() - begun);
  }
  const median = times.sort((a, b) => a - b)[3];
  console.log(`${name}: ${median.toFixed(1)} ms`);
}
