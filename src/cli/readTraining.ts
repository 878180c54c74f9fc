import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UserError } from "./userError.js";

const document = z.record(z.string(), z.unknown());

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
  try {
    return document.parse(JSON.parse(text));
  } catch {
    throw new UserError(
      `${asked} is no JSON object of options; such as { "preset": "graziani2022", "maxEpochs": 50 }`,
    );
  }
}
