import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { z } from "zod";
import { settleNative } from "./nativeSettings.js";
import { readSetUpRecord, whyNone } from "./setUpRecord.js";

/** TensorFlow's library under tfjs-core, or why it is not there. */
export type Native =
  | { readonly gpu: boolean; readonly version: string }
  | { readonly why: string };

const require = createRequire(import.meta.url);

/** What the backend of tfjs-node tells of itself. */
const nodeBackend = z.object({
  isUsingGpuDevice: z.boolean(),
  binding: z.object({ TF_Version: z.string() }),
});

/** Loads tfjs-node, which registers itself with the tfjs-core that our code imports: both come by `require`. */
export async function loadNative(
  device: "hidden" | "seen" = "seen",
): Promise<Native> {
  restoreUtil();
  settleNative(process.env, device);
  try {
    require("@tensorflow/tfjs-node");
  } catch (error) {
    return { why: whyMissing(error) };
  }
  if (!(await tf.setBackend("tensorflow")))
    return { why: "tfjs-node did not register with our tfjs-core" };
  await tf.ready();
  const { isUsingGpuDevice: gpu, binding } = nodeBackend.parse(tf.backend());
  const version = `${tf.version_core} on TensorFlow ${binding.TF_Version}`;
  return { gpu, version };
}

/** tfjs-node 4.22 calls two functions that Node 23 took out of `util`. */
function restoreUtil(): void {
  const util: unknown = require("node:util");
  if (typeof util !== "object" || util === null) return;
  const gone = {
    isNullOrUndefined: (value: unknown) =>
      value === null || value === undefined,
    isArray: Array.isArray,
  };
  for (const [name, value] of Object.entries(gone)) {
    if (!(name in util))
      Object.defineProperty(util, name, { value, configurable: true });
  }
}

/** What set-up found, else the first line of the failure. */
function whyMissing(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return whyNone(readSetUpRecord()) ?? message.split("\n")[0] ?? message;
}
