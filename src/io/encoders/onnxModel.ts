import type * as Onnx from "onnxruntime-node";
import { hasNvidiaGpu } from "../tensor/hasNvidiaGpu.js";
import { BadEncoderError } from "./badEncoderError.js";
import type { EncoderModel } from "./encoderModel.js";
import type { ModelFiles } from "./modelFiles.js";
import type { CardFile } from "./readCard.js";

type Library = typeof Onnx;
type Session = Onnx.InferenceSession;

/** Loads an ONNX model: on CUDA where the library lists it and a GPU is there, else on the CPU. @throws BadEncoderError */
export async function openOnnx(
  { path, card }: CardFile,
  { model }: ModelFiles,
): Promise<EncoderModel> {
  const onnx = await loadLibrary(path);
  const { session, provider } = await openSession(onnx, path, model);
  const [input] = session.inputNames;
  if (input === undefined || session.inputNames.length !== 1)
    throw new BadEncoderError(
      path,
      `the model takes ${session.inputNames.length} inputs`,
      "export it with one, the pictures",
    );
  if (!session.outputNames.includes(card.output))
    throw new BadEncoderError(
      path,
      `the model has no output ${card.output}, only ${session.outputNames.join(", ")}`,
      "correct output in the card",
    );
  return {
    runtime: {
      library: `onnxruntime-node ${onnx.env.versions.node}`,
      provider,
    },
    async run(values, shape) {
      const tensor = new onnx.Tensor("float32", values, shape);
      const outputs = await session.run({ [input]: tensor }, [card.output]);
      const { data, dims } = outputs[card.output]!;
      if (!(data instanceof Float32Array))
        throw new BadEncoderError(
          path,
          `the output ${card.output} is not float32`,
          "export the model with an output of float32",
        );
      return { shape: dims, data };
    },
    close: () => session.release(),
  };
}

async function loadLibrary(path: string): Promise<Library> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    throw new BadEncoderError(
      path,
      "onnxruntime-node is not installed for this machine",
      "run: npm install --include=optional --ignore-scripts",
      { cause },
    );
  }
}

async function openSession(
  onnx: Library,
  path: string,
  model: Buffer,
): Promise<{ session: Session; provider: string }> {
  const listed = onnx.listSupportedBackends().map(({ name }) => name);
  const tryCuda = listed.includes("cuda") && (await hasNvidiaGpu());
  let failure: unknown;
  for (const provider of tryCuda ? ["cuda", "cpu"] : ["cpu"])
    try {
      const options = { executionProviders: [provider] };
      const session = await onnx.InferenceSession.create(model, options);
      return { session, provider };
    } catch (error) {
      failure = error;
    }
  const message = failure instanceof Error ? failure.message : String(failure);
  throw new BadEncoderError(
    path,
    `onnxruntime cannot load the model (${message.split("\n")[0] ?? ""})`,
    "export it again, as one file with its weights inside",
    { cause: failure },
  );
}
