/**
 * Where the time of a head-step goes: TensorFlow.js' own profile of some steps of a stack on the CPU, by kind of kernel.
 * Kernels run one after the other and are timed by the clock, so that a busy machine shows. After `npm run build`:
 *
 *     node test/bench/headsProfile.mjs [HEADS]
 */
import * as tf from "@tensorflow/tfjs-core";
import { loadBackend } from "../../dist/src/io/tensor/backend.js";
import { startChunk } from "../../dist/src/science/mil/chunkState.js";
import { startHead } from "../../dist/src/science/mil/headProgress.js";
import { parameterCount } from "../../dist/src/science/mil/headParameters.js";
import { DEFAULT_MIL_OPTIONS } from "../../dist/src/science/mil/milOptions.js";
import { stepHeads } from "../../dist/src/science/mil/stepHeads.js";
import { targetsOf } from "../../dist/src/science/mil/targets.js";
import { tileBatch } from "../../dist/src/science/mil/tileBatch.js";

const HEADS = Number(process.argv[2] ?? 24);
const DIM = 512;
// The first steps are slower: memory is new to the process.
const [WARM, STEPS] = [20, 8];
const { embedHidden, attentionHidden, attention } = DEFAULT_MIL_OPTIONS;
const shape = { dim: DIM, embedHidden, attentionHidden, attention };

const { name, version } = await loadBackend("tfjs-node");
console.log(`${name} ${version}, ${HEADS} heads stacked, ms a head-step`);
for (const tiles of [500, 2000]) await profile(tiles);

async function profile(tiles) {
  const takeStep = stepper(tiles);
  for (let step = 0; step < WARM; step++) takeStep();
  const spent = {};
  let all = 0;
  for (let step = 0; step < STEPS; step++) {
    const { kernels } = await tf.profile(takeStep);
    for (const kernel of kernels) {
      const ms = (await kernel.kernelTimeMs) / STEPS / HEADS;
      const kind = kindOf(kernel, tiles);
      spent[kind] = (spent[kind] ?? 0) + ms;
      all += ms;
    }
  }
  console.log(`${tiles} tiles: ${all.toFixed(3)}`);
  for (const [kind, ms] of Object.entries(spent).sort(([, a], [, b]) => b - a))
    console.log(
      `  ${ms.toFixed(3)}, ${((100 * ms) / all).toFixed(0)} %: ${kind}`,
    );
}

/** Takes a step of the stack on one bag, each time the next. */
function stepper(tiles) {
  const wave = (_, i) => Math.sin(1.7 * i);
  const features = Float32Array.from({ length: tiles * DIM }, wave);
  const scaling = {
    mean: new Float32Array(DIM),
    sd: new Float32Array(DIM).fill(1),
  };
  const batch = tileBatch([{ id: "B", tiles, features }], scaling);
  const specs = Array.from({ length: HEADS }, (_, h) => ({
    key: `${h}`,
    labels: Float32Array.of(Math.sin(h)),
    role: Uint8Array.of(1),
    seed: h,
  }));
  const options = { ...DEFAULT_MIL_OPTIONS, bagsPerStep: 1 };
  const { heads, ...state } = startChunk(specs.map(startHead), shape, options);
  const targets = targetsOf(heads, [0]);
  let { stack } = state;
  let step = 0;
  return () => {
    step += 1;
    const input = { heads, batch, targets, step, shape, options };
    const made = stepHeads(stack, input);
    made.prediction.dispose();
    stack = made.stack;
  };
}

function kindOf({ name, inputShapes, outputShapes }, tiles) {
  const factors = [...inputShapes, outputShapes[0]].flat();
  if (name.includes("MatMul"))
    return factors.includes(tiles)
      ? "products with tiles"
      : "products of weights";
  const floats = outputShapes[0].reduce((n, side) => n * side, 1) / HEADS;
  if (outputShapes[0].includes(tiles) && floats > tiles)
    return "passes over activations";
  return floats > parameterCount(shape) / 2
    ? "passes over parameters"
    : "the rest";
}
