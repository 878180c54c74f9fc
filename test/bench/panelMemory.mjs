/**
 * Peak memory of the training process on a fortieth of 1,000 genes x 5 folds, on 500 patients x 2,000 tiles x 1,024
 * dimensions, beside what the plan calculates. After `npm run build`:
 *
 *     node test/bench/panelMemory.mjs [memoryGiB=4] [patients=500] [genes=25] [steps of a stack=2]
 *
 * Writes 4 MB a patient of made-up embeddings x 2 to the temporary folder. Memory does not grow with steps or epochs, so
 * few steps tell it: the patients beyond those of the steps train nothing, but are standardised over and read at the end.
 */
import { readFileSync } from "node:fs";
import { createTrainer } from "../../dist/src/io/training/trainer.js";
import { DEFAULT_MIL_OPTIONS } from "../../dist/src/science/mil/milOptions.js";
import { panelPlan } from "../../dist/src/science/mil/panelPlan.js";

const given = Object.fromEntries(
  process.argv.slice(2).map((part) => part.split("=")),
);
const number = (name, other) => Number(given[name] ?? other);
const FOLDS = 5;
const size = {
  genes: number("genes", 25),
  folds: FOLDS,
  sets: 0,
  genesPerGroup: number("genes", 25),
  bags: number("patients", 500),
  tiles: number("patients", 500) * number("tiles", 2000),
  longest: number("tiles", 2000),
  dim: number("dims", 1024),
};
const GIB = 2 ** 30;
const options = {
  ...DEFAULT_MIL_OPTIONS,
  memory: number("memoryGiB", 4) * GIB,
  maxEpochs: 1,
  minEpochs: 1,
};
const plan = panelPlan(size, options);

/** Embeddings that differ from bag to bag, without drawing each number. */
const one = Float32Array.from({ length: size.longest * size.dim }, (_, i) =>
  Math.sin(i * 0.7919),
);
const bags = Array.from({ length: size.bags }, (_, b) => ({
  id: `B${b}`,
  tiles: size.longest,
}));
const source = {
  bags,
  dim: size.dim,
  read: (b) =>
    Promise.resolve({ ...bags[b], features: one.map((x) => x + b / 500) }),
};
const steps = number("steps", 2);
const roles = Array.from({ length: FOLDS }, (_, f) =>
  Uint8Array.from(bags, (_bag, b) => {
    if (b % FOLDS === f) return 0;
    return b < (steps * options.bagsPerStep * FOLDS) / (FOLDS - 1) ? 1 : 0;
  }),
);
const heads = Array.from({ length: size.genes * FOLDS }, (_, h) => ({
  key: `${h}`,
  labels: Float32Array.from(bags, (_bag, b) => Math.sin(b * (h + 1))),
  role: roles[h % FOLDS],
  seed: h,
}));

const trainer = createTrainer();
const backend = await trainer.backend();
const mib = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;
console.log(
  `${backend.name} on ${backend.device}: ${heads.length} heads in ${plan.stacks} stacks of ${plan.stacked}, ${size.bags} bags of ${size.longest} tiles of ${size.dim}`,
);
const own = children();
let peak = 0;
// The kernel keeps the most that each process ever held.
const watch = setInterval(() => {
  peak = Math.max(peak, ...own.map(peakOf));
}, 500);
const begun = performance.now();
await trainer.train({ bags: source, heads, options });
peak = Math.max(peak, ...own.map(peakOf));
clearInterval(watch);
await trainer.close();
console.log(
  `calculated ${mib(plan.memory.peak)}, measured ${mib(peak)}, bound ${mib(options.memory)}; ${((performance.now() - begun) / 1000).toFixed(0)} s`,
);

/** Processes that this one started. */
function children() {
  const list = readFileSync(
    `/proc/${process.pid}/task/${process.pid}/children`,
    "utf8",
  );
  return list.trim().split(" ").filter(Boolean);
}

function peakOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
