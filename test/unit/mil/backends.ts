import * as tf from "@tensorflow/tfjs-core";
import { loadNative } from "../../../src/io/tensor/nativeBackend.js";
import { loadWasm } from "../../../src/io/tensor/wasmBackend.js";

/** Backends that can be compared here, as the product loads them; its name is what a test is called by. */
export const BACKENDS = [
  { name: "wasm", registered: "wasm", load: loadWasm },
  { name: "tfjs-node", registered: "tensorflow", load: loadNative },
] as const;

/** Makes a backend the one that computes. @returns why it cannot be had here; null where it can */
export async function useBackend({
  registered,
  load,
}: (typeof BACKENDS)[number]): Promise<string | null> {
  const loaded = await load();
  if (loaded !== undefined && "why" in loaded) return loaded.why;
  await tf.setBackend(registered);
  await tf.ready();
  return null;
}
