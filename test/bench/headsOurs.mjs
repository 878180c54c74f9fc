/**
 * A child of heads.mjs: our heads on the backend that HISTOCLAIM_BACKEND names. Prints one JSON document a line, the
 * backend first; exits with 3 where it cannot be had.
 */
import { DEFAULT_MIL_OPTIONS } from "../../dist/src/science/mil/milOptions.js";
import { trainHeads } from "../../dist/src/science/mil/trainHeads.js";
import {
  BackendMissingError,
  loadBackend,
} from "../../dist/src/io/tensor/backend.js";

const asked = JSON.parse(process.argv[2]);
const { dim, bags: count, seconds, chunkFloats } = asked;
const backend = await loadBackend().catch((error) => {
  if (!(error instanceof BackendMissingError)) throw error;
  console.error(error.message);
  process.exit(3);
});
print({ backend: `${backend.name} ${backend.version} on ${backend.device}` });
for (const tiles of asked.tiles) {
  const bags = bagsOf(tiles);
  for (const heads of asked.heads) {
    const how = `${heads} stacked`;
    row(how, tiles, await steady(bags, sameRole(heads), chunkFloats));
  }
  row("one at a time", tiles, await steady(bags, sameRole(8), 1));
  await panel(bags, tiles);
}

function print(document) {
  console.log(JSON.stringify(document));
}

function row(how, tiles, took) {
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  print({ how, tiles, ...took, peakMiB });
}

function bagsOf(tiles) {
  return Array.from({ length: count }, (_, b) => ({
    id: `B${b}`,
    tiles,
    features: Float32Array.from(
      { length: tiles * dim },
      (_, i) => Math.sin(i * 1.7 + b) + Math.cos(i * 0.013),
    ),
  }));
}

function sameRole(heads) {
  const role = new Uint8Array(count).fill(1);
  return Array.from({ length: heads }, (_, h) => headOf(h, role));
}

/** Each fold keeps a part of the bags out, as a panel's does. */
function folds(genes, folds) {
  return Array.from({ length: genes * folds }, (_, h) =>
    headOf(
      h,
      Uint8Array.from({ length: count }, (_, b) =>
        b % folds === h % folds ? 0 : 1,
      ),
    ),
  );
}

function headOf(h, role) {
  const labels = Float32Array.from(role, (_, b) => Math.sin(h + 3 * b));
  return { key: `H${h}`, labels, role, seed: h };
}

/** Of a head's step, the start of the training left out: the medians over all epochs but a chunk's first. */
async function steady(bags, heads, most) {
  let epochs = 2;
  let times = await epochTimes(bags, heads, { epochs, most });
  // Again with as many as fit the time, where more do.
  const fitting = Math.floor((1000 * seconds) / times[1].ms);
  if (fitting > 2) {
    epochs = Math.min(40, fitting);
    times = await epochTimes(bags, heads, { epochs, most });
  }
  const later = times.filter((_, i) => i % epochs !== 0);
  const share = times.length / epochs / (heads.length * count);
  return {
    ms: share * median(later.map(({ ms }) => ms)),
    cpuMs: share * median(later.map(({ cpuMs }) => cpuMs)),
  };
}

async function epochTimes(bags, heads, { epochs, most }) {
  const times = [];
  let lap = stopwatch();
  await train(bags, heads, { epochs, most }, () => {
    times.push(lap());
    lap = stopwatch();
  });
  return times;
}

/** Time that passed, and the processors' time. */
function stopwatch() {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - begun, cpuMs: (user + system) / 1000 };
  };
}

function train(bags, heads, { epochs, most }, onProgress = () => undefined) {
  const options = {
    ...DEFAULT_MIL_OPTIONS,
    bagsPerStep: 1,
    maxEpochs: epochs,
    minEpochs: epochs,
    chunkFloats: most,
  };
  return trainHeads({ bags, heads, options, onProgress });
}

/** A whole training of 47 genes in 5 folds: without each fold's first epoch, and all of it. */
async function panel(bags, tiles) {
  const heads = folds(47, 5);
  const epochs = asked.panelEpochs;
  const lap = stopwatch();
  const times = await epochTimes(bags, heads, { epochs, most: chunkFloats });
  const whole = lap();
  const epoch = heads.reduce(
    (n, { role }) => n + role.filter(Boolean).length,
    0,
  );
  const how = `panel of 47 genes x 5 folds, ${epochs * epoch} head-steps`;
  const each = ({ ms, cpuMs }, steps) => ({
    ms: ms / steps,
    cpuMs: cpuMs / steps,
  });
  const later = total(times.filter((_, i) => i % epochs !== 0));
  row(how, tiles, each(later, (epochs - 1) * epoch));
  const seconds = (whole.ms / 1000).toFixed(1);
  row(
    `${how}, its start and what is kept included, ${seconds} s`,
    tiles,
    each(whole, epochs * epoch),
  );
}

function total(times) {
  const sum = (of) => times.reduce((all, one) => all + one[of], 0);
  return { ms: sum("ms"), cpuMs: sum("cpuMs") };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
