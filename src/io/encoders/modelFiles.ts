import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { BadEncoderError } from "./badEncoderError.js";
import type { CardFile } from "./readCard.js";

/** A model's bytes: the file that the card names, and the weights that a model.json names. */
export interface ModelFiles {
  readonly model: Buffer;
  readonly weights: readonly Buffer[];
}

/** The part of TF.js's model.json that tells where its weights are. */
const WEIGHTS = z.object({
  weightsManifest: z.array(
    z.object({ paths: z.array(z.string().regex(/^[^\\/]+$/)) }),
  ),
});

/** Reads a model whole, so that what was hashed is what runs. @throws BadEncoderError where the hash is another */
export async function readModelFiles({
  path,
  card,
}: CardFile): Promise<ModelFiles> {
  const model = await readBeside(path, card.model);
  const names = card.format === "onnx" ? [] : weightFiles(path, model);
  const weights: Buffer[] = [];
  for (const name of names) weights.push(await readBeside(path, name));
  const hash = createHash("sha256").update(model);
  for (const part of weights) hash.update(part);
  const found = hash.digest("hex");
  if (found !== card.sha256)
    throw new BadEncoderError(
      path,
      `${card.model} has the sha256 ${found}, and the card says ${card.sha256}`,
      "put the model back, or write a card for this one",
    );
  return { model, weights };
}

function weightFiles(path: string, model: Buffer): string[] {
  try {
    const { weightsManifest } = WEIGHTS.parse(JSON.parse(model.toString()));
    return weightsManifest.flatMap(({ paths }) => paths);
  } catch (cause) {
    throw new BadEncoderError(
      path,
      "its model is no model.json of TF.js with weights beside it",
      "save the model with tf.Model.save or tensorflowjs_converter",
      { cause },
    );
  }
}

/** A link may not lead out of the card's folder. */
async function readBeside(path: string, name: string): Promise<Buffer> {
  try {
    const file = await realpath(join(dirname(path), name));
    if (dirname(file) !== (await realpath(dirname(path))))
      throw new Error("it lies elsewhere");
    return await readFile(file);
  } catch (cause) {
    throw new BadEncoderError(
      path,
      `its file ${name} cannot be read`,
      "put it beside the card",
      { cause },
    );
  }
}
