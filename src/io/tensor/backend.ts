import * as tf from "@tensorflow/tfjs-core";
import { hasNvidiaGpu } from "./hasNvidiaGpu.js";
import { explainCpu, explainSlow } from "./hint.js";
import { loadNative } from "./nativeBackend.js";
import { readSetUpRecord, whyNone } from "./setUpRecord.js";
import { loadWasm } from "./wasmBackend.js";

/** The TensorFlow backend in use. */
export interface Backend {
  readonly name: BackendName;
  /** Release of the backend and of the library under it. */
  readonly version: string;
  /** What it computes on. */
  readonly device: string;
  /** What to do for a faster one; null where none is faster here. */
  readonly hint: string | null;
}

export type BackendName = "tfjs-node-gpu" | "tfjs-node" | "wasm";

/** Thrown where the backend that the settings name cannot be had. */
export class BackendMissingError extends Error {
  constructor(
    readonly backend: string,
    why: string,
  ) {
    super(
      `HISTOCLAIM_BACKEND is ${backend}, which cannot be used: ${why}; unset it to take the fastest there is`,
    );
    this.name = "BackendMissingError";
  }
}

const NAMED = "unset HISTOCLAIM_BACKEND to take the fastest backend there is";

let loaded: Promise<Backend> | null = null;

/**
 * Registers the fastest backend at hand with tfjs-core, or the one that HISTOCLAIM_BACKEND names; once per process.
 * @throws BackendMissingError
 */
export function loadBackend(
  named = process.env["HISTOCLAIM_BACKEND"],
): Promise<Backend> {
  loaded ??= load(named === "" ? undefined : named);
  return loaded;
}

async function load(named: string | undefined): Promise<Backend> {
  if (named === "wasm") return wasm(NAMED);
  const native = await loadNative(named === "tfjs-node" ? "hidden" : "seen");
  if ("why" in native) {
    if (named !== undefined) throw new BackendMissingError(named, native.why);
    return wasm(explainSlow(native.why));
  }
  const { version } = native;
  if (native.gpu)
    return { name: "tfjs-node-gpu", version, device: "GPU", hint: null };
  const record = readSetUpRecord();
  if (named === "tfjs-node-gpu") {
    const why = record?.device === null ? whyNone(record) : null;
    throw new BackendMissingError(named, why ?? "TensorFlow sees no GPU");
  }
  const gpu = (await hasNvidiaGpu()) ? "listed" : "none";
  const hint = explainCpu(gpu, record?.device ?? null);
  return { name: "tfjs-node", version, device: "CPU", hint };
}

async function wasm(hint: string): Promise<Backend> {
  await loadWasm();
  const version = tf.version_core;
  return { name: "wasm", version, device: "CPU", hint };
}
