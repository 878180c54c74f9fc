import { jsonObject } from "./jsonObject.js";
import { readText } from "./readText.js";

/** Settings of the explainable model from a JSON file; null: none are asked. The server checks them. @throws UserError */
export async function readEbm(
  file: string | undefined,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (file === undefined) return null;
  return jsonObject(
    await readText(file),
    `${file} is no JSON object of settings; such as { "balanceClasses": true, "maxBins": 256 }`,
  );
}
