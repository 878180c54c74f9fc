/**
 * A brought ONNX encoder on CUDA and on the CPU: time of a picture, and how far its numbers lie apart. After
 * `npm run build`, on a machine with a GPU: node test/bench/onnx.mjs MODEL.onnx OUTPUT [EDGE=224]
 */
import { readFile } from "node:fs/promises";
import { settleCuda } from "../../dist/src/io/tensor/nativeSettings.js";
import { openOnnx } from "../../dist/src/io/encoders/onnxModel.js";

const [path, output, edge = "224"] = process.argv.slice(2);
const [PICTURES, ROUNDS] = [16, 20];
const model = await readFile(path);
settleCuda(process.env);
const open = () => openOnnx({ path, card: { output } }, { model });
const first = await open();
// Where nvidia-smi is not found no GPU is there.
process.env.PATH = "";
const second = await open();

const shape = [PICTURES, 3, Number(edge), Number(edge)];
const input = Float32Array.from(
  { length: shape.reduce((n, side) => n * side, 1) },
  (_, i) => Math.sin(0.37 * i) + Math.cos(0.0011 * i),
);
const [a, b] = [await timed(first), await timed(second)];
const norm = (of) => Math.sqrt(of.reduce((sum, x) => sum + x * x, 0));
const apart = norm(a.map((x, i) => x - b[i])) / norm(b);
console.log(`apart by ${apart.toExponential(1)} of their norm`);

/** Numbers of the pictures, after the rounds that are timed. */
async function timed({ run, runtime, close }) {
  await run(input, shape);
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round++) await run(input, shape);
  const ms = (performance.now() - begun) / ROUNDS / PICTURES;
  const { library, provider } = runtime;
  console.log(`${library} on ${provider}: ${ms.toFixed(2)} ms a picture`);
  const { data } = await run(input, shape);
  await close();
  return [...data];
}
