import { readFile } from "node:fs/promises";
import { jsonObject } from "./jsonObject.js";
import { UserError } from "./userError.js";

/** Options of a training: those of a JSON file, else the preset of that name, which the server knows or refuses. */
export async function readTraining(
  asked: string | undefined,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (asked === undefined) return null;
  if (!asked.endsWith(".json")) return { preset: asked };
  const text = await readFile(asked, "utf8").catch(() => {
    throw new UserError(
      `${asked} cannot be read; name a JSON file, or a preset`,
    );
  });
  return jsonObject(
    text,
    `${asked} is no JSON object of options; such as { "preset": "graziani2022", "maxEpochs": 50 }`,
  );
}
