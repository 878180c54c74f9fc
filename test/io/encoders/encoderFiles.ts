import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onnxBytes } from "./onnxBytes.js";

const root = mkdtempSync(join(tmpdir(), "histoclaim-encoders-"));
let made = 0;

/** Edge of the pictures that the models here take. */
export const PX = 16;

type Card = Record<string, unknown>;

/** Writes a model's files and its card into a folder of their own; gives the card's path. */
export function writeEncoder(
  files: Readonly<Record<string, Buffer>>,
  change: Card = {},
): string {
  const folder = join(root, String(made++));
  mkdirSync(folder);
  const hash = createHash("sha256");
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name), bytes);
    hash.update(bytes);
  }
  const card: Card = {
    name: "channel-means",
    version: "1",
    licence: "CC0-1.0",
    format: "onnx",
    model: Object.keys(files)[0],
    sha256: hash.digest("hex"),
    inputSize: PX,
    mpp: 1,
    layout: "NCHW",
    range: 1,
    mean: [0.5, 0, 0.25],
    sd: [0.5, 1, 2],
    output: "embedding",
    dimension: 3,
    ...change,
  };
  const path = join(folder, "card.json");
  writeFileSync(path, JSON.stringify(card));
  return path;
}

/** An encoder in ONNX that gives the mean of each normalised channel. */
export function writeOnnx(
  change: Card = {},
  model: Buffer = onnxBytes(PX),
): string {
  return writeEncoder({ "means.onnx": model }, change);
}

/** The same as layers of TF.js: a mean over height and width, and a dense layer that changes nothing. */
export function writeLayers(change: Card = {}): string {
  const layer = (class_name: string, config: Card): Card => ({
    class_name,
    config,
  });
  const pooling = layer("GlobalAveragePooling2D", {
    name: "means",
    batch_input_shape: [null, PX, PX, 3],
    dtype: "float32",
    data_format: "channelsLast",
  });
  const dense = layer("Dense", {
    name: "embedding",
    units: 3,
    activation: "linear",
    use_bias: false,
  });
  const topology = {
    ...layer("Sequential", { name: "encoder", layers: [pooling, dense] }),
    keras_version: "tfjs-layers 4.22.0",
    backend: "tensor_flow.js",
  };
  const weights = [
    { name: "embedding/kernel", shape: [3, 3], dtype: "float32" },
  ];
  const identity = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  const files = modelFiles(topology, weights, Buffer.from(identity.buffer));
  return writeEncoder(files, {
    format: "tfjs-layers",
    layout: "NHWC",
    ...change,
  });
}

/** The same as a graph: the mean over height and width. */
export function writeGraph(change: Card = {}): string {
  const type = (name: string) => ({ type: name });
  const side = (size: number) => ({ size: String(size) });
  const node = [
    {
      name: "pictures",
      op: "Placeholder",
      attr: {
        dtype: type("DT_FLOAT"),
        shape: { shape: { dim: [-1, PX, PX, 3].map(side) } },
      },
    },
    {
      name: "axes",
      op: "Const",
      attr: {
        dtype: type("DT_INT32"),
        value: {
          tensor: { dtype: "DT_INT32", tensorShape: { dim: [side(2)] } },
        },
      },
    },
    {
      name: "embedding",
      op: "Mean",
      input: ["pictures", "axes"],
      attr: {
        T: type("DT_FLOAT"),
        Tidx: type("DT_INT32"),
        keep_dims: { b: false },
      },
    },
  ];
  const weights = [{ name: "axes", shape: [2], dtype: "int32" }];
  const axes = Buffer.from(Int32Array.of(1, 2).buffer);
  return writeEncoder(
    modelFiles({ node, versions: { producer: 987 } }, weights, axes),
    {
      format: "tfjs-graph",
      layout: "NHWC",
      ...change,
    },
  );
}

function modelFiles(
  modelTopology: unknown,
  weights: unknown,
  data: Buffer,
): Record<string, Buffer> {
  const weightsManifest = [{ paths: ["weights.bin"], weights }];
  const json = JSON.stringify({ modelTopology, weightsManifest });
  return { "model.json": Buffer.from(json), "weights.bin": data };
}
