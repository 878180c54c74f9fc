import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { repairMatMul } from "./repairMatMul.js";

/** Loads the wasm backend, with its slow kernel repaired. */
export async function loadWasm(): Promise<void> {
  // By `require`, as tfjs-core itself is loaded, so that both are one.
  createRequire(import.meta.url)("@tensorflow/tfjs-backend-wasm");
  if (!(await tf.setBackend("wasm")))
    throw new Error("tfjs-backend-wasm did not register with our tfjs-core");
  await tf.ready();
  repairMatMul();
}
