/**
 * Time of one optimiser step of one head, stacked, one at a time and in a whole panel, on each backend at hand, beside
 * the same model in PyTorch, one head at a time ("x": how many times faster than that). After `npm run build`:
 *
 *     node test/bench/heads.mjs [--with-torch DIR] [--backends tfjs-node,wasm] [--tiles 500,2000] [--heads 1,32,235] [--threads N]
 *
 * PyTorch is that of `python3`, else of the virtual environment DIR, which is made where it is not there (5 GB).
 * On a busy machine the processors' time of one thread (`--threads 1`) says more than the time that passed.
 * PyTorch takes a GPU where it sees one; --device cpu leaves it out.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    "with-torch": { type: "string" },
    backends: { type: "string", default: "tfjs-node-gpu,tfjs-node,wasm" },
    tiles: { type: "string", default: "500,2000" },
    heads: { type: "string", default: "1,32,235" },
    "chunk-floats": { type: "string" },
    seconds: { type: "string", default: "2" },
    threads: { type: "string" },
    device: { type: "string" },
  },
});
const numbers = (list) => list.split(",").map(Number);
const base = {
  tiles: numbers(options.tiles),
  heads: numbers(options.heads),
  bags: 5,
  dim: 512,
  seconds: Number(options.seconds),
  ...(options.threads === undefined
    ? {}
    : { threads: Number(options.threads) }),
};
/** Activations of a stack: on a GPU as many heads as there are, on a CPU the product's default. */
const BACKENDS = {
  "tfjs-node-gpu": { chunkFloats: 64_000_000, panelEpochs: 100 },
  "tfjs-node": { chunkFloats: 8_000_000, panelEpochs: 2 },
  wasm: { chunkFloats: 8_000_000, panelEpochs: 2 },
};

const yardsticks = new Map();
const python = findTorch();
if (python !== null) await besidePyTorch();
for (const name of options.backends.split(",")) await ours(name);

async function besidePyTorch() {
  const program =
    "import torch; print('cuda' if torch.cuda.is_available() else 'cpu')";
  const device =
    options.device ??
    spawnSync(python, ["-c", program]).stdout.toString().trim();
  const file = join(import.meta.dirname, "headsTorch.py");
  const asked = JSON.stringify({ ...base, device });
  await rows([python, file, asked], {}, (row) => {
    if (row.how.endsWith("as published")) yardsticks.set(row.tiles, row);
  });
}

async function ours(name) {
  const file = join(import.meta.dirname, "headsOurs.mjs");
  const own = BACKENDS[name];
  const chunkFloats = Number(options["chunk-floats"] ?? own.chunkFloats);
  const asked = JSON.stringify({ ...base, ...own, chunkFloats });
  await rows([process.execPath, file, asked], {
    HISTOCLAIM_BACKEND: name,
    ...(options.threads === undefined
      ? {}
      : { TF_NUM_INTRAOP_THREADS: options.threads }),
  });
}

/** Prints a child's rows as they come. */
async function rows([command, ...args], env, take = () => undefined) {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const row = JSON.parse(line);
    if ("backend" in row) console.log(`\n${row.backend}`);
    else {
      take(row);
      console.log(sentence(row));
    }
  }
  const code = await ended;
  if (code !== 0) console.log(`(${args[0]} ended with ${code})`);
}

function sentence({ how, tiles, ms, cpuMs, peakMiB }) {
  const yardstick = yardsticks.get(tiles);
  const times = (of, own) =>
    yardstick === undefined ? "" : `, ${(yardstick[of] / own).toFixed(1)}x`;
  return `${tiles} tiles: ${how}: ${ms.toFixed(3)} ms a head-step${times("ms", ms)}; processors ${cpuMs.toFixed(3)} ms${times("cpuMs", cpuMs)}; peak ${peakMiB.toFixed(0)} MiB${gpuMemory()}`;
}

/** What the driver says is taken on the GPU, by whomever. */
function gpuMemory() {
  const query = ["--query-gpu=memory.used", "--format=csv,noheader"];
  const { status, stdout } = spawnSync("nvidia-smi", query);
  return status === 0 ? `, on the GPU ${stdout.toString().trim()}` : "";
}

function findTorch() {
  const folder = options["with-torch"];
  if (folder === undefined) return hasTorch("python3") ? "python3" : null;
  const python = join(folder, "bin", "python");
  if (!existsSync(python)) makeVenv(folder, python);
  if (!hasTorch(python)) throw new Error(`${python} has no PyTorch`);
  return python;
}

function hasTorch(python) {
  return spawnSync(python, ["-c", "import torch"]).status === 0;
}

function makeVenv(folder, python) {
  const steps = [
    ["python3", "-m", "venv", folder],
    [python, "-m", "pip", "install", "--quiet", "torch", "numpy"],
  ];
  for (const [command, ...args] of steps) {
    const { status } = spawnSync(command, args, { stdio: "inherit" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
  }
}
