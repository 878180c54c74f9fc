import * as tf from "@tensorflow/tfjs-core";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import { loadLayersModel } from "@tensorflow/tfjs-layers";
import { z } from "zod";
import { loadWasm } from "../tensor/wasmBackend.js";
import { BadEncoderError } from "./badEncoderError.js";
import type { EncoderModel } from "./encoderModel.js";
import type { ModelFiles } from "./modelFiles.js";
import type { CardFile } from "./readCard.js";

/** model.json of TF.js, as far as it is handed on. */
const MODEL_JSON = z.looseObject({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(
    z.object({ weights: z.array(z.custom<tf.io.WeightsManifestEntry>()) }),
  ),
});

/** A model of either kind, called in one way. */
interface Loaded {
  call(input: tf.Tensor): tf.Tensor;
  dispose(): void;
}

/** Loads a TF.js model on the wasm backend, which computes the same on every machine. @throws BadEncoderError */
export async function openTfjs(
  { path, card }: CardFile,
  files: ModelFiles,
): Promise<EncoderModel> {
  await loadWasm();
  const loaded = await load(path, card.format, card.output, files);
  return {
    runtime: { library: `tfjs ${tf.version_core}`, provider: "wasm" },
    async run(values, shape) {
      const output = tf.tidy(() =>
        loaded.call(tf.tensor(values, [...shape], "float32")),
      );
      try {
        return {
          shape: output.shape,
          data: Float32Array.from(await output.data()),
        };
      } finally {
        output.dispose();
      }
    },
    close: () => Promise.resolve(loaded.dispose()),
  };
}

async function load(
  path: string,
  format: string,
  output: string,
  files: ModelFiles,
): Promise<Loaded> {
  try {
    const from = { load: () => Promise.resolve(artifactsOf(files)) };
    if (format === "tfjs-layers")
      return layersModel(await loadLayersModel(from), output);
    const model = await loadGraphModel(from);
    return {
      call: (input) => one(model.execute(input, output)),
      dispose: () => {
        model.dispose();
      },
    };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new BadEncoderError(
      path,
      `TF.js cannot load the model (${message.split("\n")[0] ?? ""})`,
      "save it again, or correct format and output in the card",
      { cause },
    );
  }
}

function layersModel(
  model: Awaited<ReturnType<typeof loadLayersModel>>,
  output: string,
): Loaded {
  const names = model.outputs.map(({ sourceLayer }) => sourceLayer.name);
  const place = names.indexOf(output);
  if (place === -1)
    throw new Error(
      `no layer ${output} gives an output, only ${names.join(", ")}`,
    );
  return {
    call: (input) => {
      const given = model.predict(input);
      return one(Array.isArray(given) ? given[place] : given);
    },
    dispose: () => {
      model.dispose();
    },
  };
}

function one(given: tf.Tensor | readonly tf.Tensor[] | undefined): tf.Tensor {
  if (given instanceof tf.Tensor) return given;
  throw new Error("the output is no tensor");
}

function artifactsOf({ model, weights }: ModelFiles): tf.io.ModelArtifacts {
  const { modelTopology, weightsManifest } = MODEL_JSON.parse(
    JSON.parse(model.toString()),
  );
  const data = Buffer.concat(weights);
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(data).buffer,
  };
}
