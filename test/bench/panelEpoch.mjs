/**
 * Time and memory of an epoch of one fold's heads, as a discovery trains them: 16 bags a step, stacks of the backend's own
 * size, as many tiles kept with the backend as have room. After `npm run build`:
 *
 *     node test/bench/panelEpoch.mjs [heads=63] [bags=160] [tiles=2000] [epochs=5] [chunkFloats=...]
 *
 * Eight of the bags are for early stopping.
 */
import { spawnSync } from "node:child_process";
import * as tf from "@tensorflow/tfjs-core";
import { trainingOptions } from "../../dist/src/activities/training/trainingOptions.js";
import { loadBackend } from "../../dist/src/io/tensor/backend.js";
import { trainHeads } from "../../dist/src/science/mil/trainHeads.js";

const given = Object.fromEntries(
  process.argv.slice(2).map((part) => part.split("=")),
);
const number = (name, other) => Number(given[name] ?? other);
const [DIM, STOPPING] = [512, 8];
const [tiles, count] = [number("tiles", 2000), number("bags", 160)];
const epochs = number("epochs", 5);

const { name } = await loadBackend();
const usual = trainingOptions(name, null);
const options = {
  ...usual,
  maxEpochs: epochs,
  minEpochs: epochs,
  chunkFloats: number("chunkFloats", usual.chunkFloats),
};
const wave = Float32Array.from({ length: tiles * DIM }, (_, i) =>
  Math.sin(1.7 * i),
);
const bags = Array.from({ length: count }, (_, b) => ({
  id: `B${b}`,
  tiles,
  features: wave.map((x) => x + b / count),
}));
const role = Uint8Array.from(bags, (_, b) => (b < STOPPING ? 2 : 1));
const heads = Array.from({ length: number("heads", 63) }, (_, h) => ({
  key: `H${h}`,
  labels: Float32Array.from(bags, (_, b) => Math.sin(h + 3 * b)),
  role,
  seed: h,
}));
const scaling = {
  mean: new Float32Array(DIM),
  sd: new Float32Array(DIM).fill(1),
};

const laps = [];
let [last, before] = [performance.now(), 0];
await trainHeads({
  bags,
  heads,
  options,
  scaling,
  onProgress(done, all) {
    const now = performance.now();
    laps.push({ ms: now - last, stacked: done - before });
    [last, before] = [now, done];
    if (laps.length === 1) console.log(`first epoch: ${memory()}`);
    if (done === all) console.log(`last epoch: ${memory()}`);
  },
});
// Each stack's first epoch lays bags out.
const later = laps.filter((_, i) => i % epochs !== 0);
const ms = later.reduce((sum, lap) => sum + lap.ms, 0);
const trained = later.reduce((sum, lap) => sum + lap.stacked, 0);
const stacked = Math.max(...laps.map((lap) => lap.stacked));
console.log(
  `${name}: ${heads.length} heads in stacks of ${stacked}, ${count} bags of ${tiles} tiles: ${(ms / trained / (count - STOPPING)).toFixed(4)} ms a head and bag of an epoch`,
);

function memory() {
  const { numTensors, numBytes } = tf.memory();
  const query = ["--query-gpu=memory.used", "--format=csv,noheader"];
  const { status, stdout } = spawnSync("nvidia-smi", query);
  const gpu = status === 0 ? `, on the GPU ${stdout.toString().trim()}` : "";
  return `${numTensors} tensors, ${mib(numBytes)}, process ${mib(process.memoryUsage().rss)}${gpu}`;
}

function mib(bytes) {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
