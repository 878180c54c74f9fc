/**
 * Whether backends agree, and a stack with its heads alone: the greatest difference of a gradient's entry over its
 * largest one, and of a prediction after 20 epochs over the label's sd. After `npm run build`:
 * node test/bench/headsAgree.mjs [tfjs-node-gpu,tfjs-node,wasm]
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs-core";
import { applyHeads } from "../../dist/src/science/mil/applyHeads.js";
import { attendBags } from "../../dist/src/science/mil/attendBags.js";
import { fitScaling } from "../../dist/src/science/mil/featureScaling.js";
import { headGradient } from "../../dist/src/science/mil/headGradient.js";
import {
  initialHead,
  packHeads,
  unpackHeads,
} from "../../dist/src/science/mil/headParameters.js";
import { DEFAULT_MIL_OPTIONS } from "../../dist/src/science/mil/milOptions.js";
import { tileBatch } from "../../dist/src/science/mil/tileBatch.js";
import { trainHeads } from "../../dist/src/science/mil/trainHeads.js";
import { randomGenerator } from "../../dist/src/science/random/randomGenerator.js";
import { loadBackend } from "../../dist/src/io/tensor/backend.js";

const [HEADS, BAGS, TILES, DIM] = [235, 13, 61, 96];
const ALONE = [0, 101, 234];
const options = {
  ...DEFAULT_MIL_OPTIONS,
  learningRate: 0.01,
  maxEpochs: 20,
  minEpochs: 20,
  bagsPerStep: 5,
  chunkFloats: 64_000_000,
};

const { embedHidden, attentionHidden, attention } = options;
const shape = { dim: DIM, embedHidden, attentionHidden, attention };
/** Nothing is dropped or clamped, so that both sides see the same. */
const READING = { dropout: null, clamp: null };

if (process.argv[2] === "--child") console.log(JSON.stringify(await measure()));
else compare((process.argv[2] ?? "tfjs-node-gpu,tfjs-node,wasm").split(","));

function compare(names) {
  const results = names.flatMap((name) => {
    const args = [fileURLToPath(import.meta.url), "--child"];
    const { status, stdout } = spawnSync(process.execPath, args, {
      env: { ...process.env, HISTOCLAIM_BACKEND: name },
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 2 ** 30,
    });
    return status === 0 ? [JSON.parse(stdout)] : [];
  });
  for (const { backend, own } of results)
    console.log(
      `${backend}: a stack of ${HEADS} and its heads alone: ${say(own)}`,
    );
  const [first, ...others] = results;
  for (const other of others)
    console.log(
      `${first.backend} and ${other.backend}: ${say({
        gradient: difference(first.gradient, other.gradient),
        prediction: difference(first.prediction, other.prediction, 1),
      })}`,
    );
}

function say({ gradient, prediction }) {
  return `gradient ${gradient.toExponential(1)}, prediction ${prediction.toExponential(1)}`;
}

/** The greatest difference between rows, over the row's largest entry or a unit. */
function difference(rows, others, unit) {
  return Math.max(
    ...rows.map((row, h) => {
      const largest = unit ?? Math.max(...row.map(Math.abs));
      return (
        Math.max(...row.map((x, i) => Math.abs(x - others[h][i]))) / largest
      );
    }),
  );
}

async function measure() {
  const { name, version } = await loadBackend();
  const bags = Array.from({ length: BAGS }, (_, b) => bagOf(b));
  const heads = Array.from({ length: HEADS }, (_, h) => headOf(h));
  const scaling = await fitScaling(bags);
  const gradient = gradientOf(bags, heads, scaling);
  const prediction = await predictionOf(bags, heads);
  const alone = ALONE.map((h) => [heads[h]]);
  const own = {
    gradient: difference(
      ALONE.map((h) => gradient[h]),
      alone.map((one) => gradientOf(bags, one, scaling)[0]),
    ),
    prediction: difference(
      ALONE.map((h) => prediction[h]),
      (await inTurn(alone, (one) => predictionOf(bags, one))).map(
        ([row]) => row,
      ),
      1,
    ),
  };
  const kept = ALONE.map((h) => gradient[h]);
  return { backend: `${name} ${version}`, own, gradient: kept, prediction };
}

function bagOf(b) {
  const tiles = TILES - 3 * b;
  const features = Float32Array.from(
    { length: tiles * DIM },
    (_, i) => Math.sin(i * 1.7 + b) + Math.cos(i * 0.013 * (b + 1)),
  );
  return { id: `B${b}`, tiles, features };
}

/** Labels of about unit standard deviation. */
function headOf(h) {
  const labels = Float32Array.from(
    { length: BAGS },
    (_, b) => 1.4 * Math.sin(h + 3 * b),
  );
  return { key: `H${h}`, labels, role: new Uint8Array(BAGS).fill(1), seed: h };
}

function gradientOf(bags, heads, scaling) {
  return tf.tidy(() => {
    const batch = tileBatch(bags, scaling);
    const rows = heads.map(({ seed }) => [
      ...initialHead(
        shape,
        { ...options, outputScale: 0.1 },
        randomGenerator(seed),
      ),
    ]);
    const head = unpackHeads(tf.tensor2d(rows), shape);
    const seen = attendBags(head, batch, READING);
    const labels = tf.tensor2d(heads.map((one) => [...one.labels]));
    const weights = tf.fill(labels.shape, 1 / BAGS);
    const target = { labels, weights, ...READING };
    return packHeads(headGradient(head, batch, seen, target)).arraySync();
  });
}

async function predictionOf(bags, heads) {
  const trained = await trainHeads({ bags, heads, options });
  const readings = await applyHeads({ bags, trained });
  return heads.map((_, h) => readings.map(({ prediction }) => prediction[h]));
}

async function inTurn(items, work) {
  const done = [];
  for (const item of items) done.push(await work(item));
  return done;
}
