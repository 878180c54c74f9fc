import { BadEncoderError } from "./badEncoderError.js";
import type { Runtime } from "./encoderModel.js";
import { readModelFiles } from "./modelFiles.js";
import { openOnnx } from "./onnxModel.js";
import { readCard } from "./readCard.js";
import type { CardFile } from "./readCard.js";
import { openTfjs } from "./tfjsModel.js";

/** A brought encoder, ready to encode. */
export interface OpenEncoder extends CardFile {
  readonly runtime: Runtime;
  /** @shape input [pictures, 3, px, px] or [pictures, px, px, 3], to [pictures, dimension] @throws BadEncoderError */
  encode(input: Float32Array, pictures: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads a brought encoder and tries it on grey, so that a wrong card is found before any slide is read.
 * @throws BadEncoderError
 */
export async function openEncoder(path: string): Promise<OpenEncoder> {
  const file = await readCard(path);
  const { card } = file;
  const files = await readModelFiles(file);
  const model =
    card.format === "onnx"
      ? await openOnnx(file, files)
      : await openTfjs(file, files);
  const px = card.inputSize;
  const sides = card.layout === "NCHW" ? [3, px, px] : [px, px, 3];
  const encode = async (
    input: Float32Array,
    pictures: number,
  ): Promise<Float32Array> => {
    const { shape, data } = await model
      .run(input, [pictures, ...sides])
      .catch((cause: unknown) => refuseInput(path, sides, cause));
    checkOutput(file, { shape, data }, pictures);
    return data;
  };
  try {
    await encode(new Float32Array(3 * px * px), 1);
  } catch (error) {
    await model.close();
    throw error;
  }
  const { runtime } = model;
  return { ...file, runtime, encode, close: () => model.close() };
}

function refuseInput(
  path: string,
  sides: readonly number[],
  cause: unknown,
): never {
  if (cause instanceof BadEncoderError) throw cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  throw new BadEncoderError(
    path,
    `the model does not take pictures of the shape [${sides.join(", ")}] (${message.split("\n")[0] ?? ""})`,
    "correct inputSize and layout in the card",
    { cause },
  );
}

function checkOutput(
  { path, card }: CardFile,
  {
    shape,
    data,
  }: { readonly shape: readonly number[]; readonly data: Float32Array },
  pictures: number,
): void {
  const { output, dimension } = card;
  if (shape.length !== 2 || shape[0] !== pictures || shape[1] !== dimension)
    throw new BadEncoderError(
      path,
      `the output ${output} has the shape [${shape.join(", ")}] for ${pictures} pictures, and the card says ${dimension} numbers each`,
      "correct output and dimension in the card; a pooled embedding is wanted",
    );
  const bad = data.find((value) => !Number.isFinite(value));
  if (bad !== undefined)
    throw new BadEncoderError(
      path,
      `the model gave ${bad}`,
      "see that range, mean and sd in the card are those it was trained with",
    );
}
