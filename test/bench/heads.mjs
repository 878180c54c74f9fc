/**
 * Time of one optimiser step of one head, stacked and one at a time. After `npm run build`: node test/bench/heads.mjs
 */
import { DEFAULT_MIL_OPTIONS } from "../../dist/src/science/mil/milOptions.js";
import { trainHeads } from "../../dist/src/science/mil/trainHeads.js";
import { loadBackend } from "../../dist/src/io/tensor/backend.js";

const SIZES = [
  {
    name: "60 bags of 48 tiles, d = 80",
    bags: 60,
    tiles: 48,
    dim: 80,
    bagsPerStep: 16,
    epochs: 4,
  },
  {
    name: "1 bag of 2,000 tiles, d = 512",
    bags: 1,
    tiles: 2000,
    dim: 512,
    bagsPerStep: 1,
    epochs: 6,
  },
];
const HEADS = [1, 32, 235];

const backend = await loadBackend();
console.log(`${backend.name} ${backend.version} on ${backend.device}`);
for (const size of SIZES) {
  const bags = bagsOf(size);
  await timed(bags, size, 1, {}); // Warms up.
  for (const heads of HEADS)
    report(size, `${heads} stacked`, heads, await timed(bags, size, heads, {}));
  report(
    size,
    "32 one at a time",
    32,
    await timed(bags, size, 32, { chunkFloats: 1 }),
  );
}
console.log(
  `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
);

function bagsOf({ bags, tiles, dim }) {
  return Array.from({ length: bags }, (_, b) => ({
    id: `B${b}`,
    tiles,
    features: Float32Array.from(
      { length: tiles * dim },
      (_, i) => Math.sin(i * 1.7 + b) + Math.cos(i * 0.013),
    ),
  }));
}

/** Seconds of a training without early stopping. */
async function timed(bags, { bagsPerStep, epochs }, count, changed) {
  const heads = Array.from({ length: count }, (_, h) => ({
    key: `H${h}`,
    labels: Float32Array.from(bags, (_, b) => Math.sin(h + 3 * b)),
    role: new Uint8Array(bags.length).fill(1),
    seed: h,
  }));
  const options = {
    ...DEFAULT_MIL_OPTIONS,
    bagsPerStep,
    maxEpochs: epochs,
    minEpochs: epochs,
    ...changed,
  };
  const start = performance.now();
  await trainHeads({ bags, heads, options });
  return (performance.now() - start) / 1000;
}

function report({ name, bags, bagsPerStep, epochs }, how, heads, seconds) {
  const steps = epochs * Math.ceil(bags / bagsPerStep);
  const each = (1000 * seconds) / (heads * steps);
  console.log(
    `${name}: ${how}: ${each.toFixed(2)} ms a head-step, ${(heads / seconds).toFixed(1)} heads/s for ${epochs} epochs`,
  );
}
