import { z } from "zod";
import { readText } from "./readText.js";
import { UserError } from "./userError.js";

const document = z.record(z.string(), z.unknown());

/** Settings of the explainable model from a JSON file; null: none are asked. The server checks them. @throws UserError */
export async function readEbm(
  file: string | undefined,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (file === undefined) return null;
  const text = await readText(file);
  try {
    return document.parse(JSON.parse(text));
  } catch {
    throw new UserError(
      `${file} is no JSON object of settings; such as { "balanceClasses": true, "maxBins": 256 }`,
    );
  }
}
