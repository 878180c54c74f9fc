import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { loadBackend } from "../../../src/io/tensor/backend.js";

const LIBRARY = join(
  resolve(import.meta.dirname, "../../.."),
  "node_modules/@tensorflow/tfjs-node/lib",
);

describe("the backend", () => {
  it("computes for the tfjs-core that our code imports", async () => {
    const backend = await loadBackend();
    const native = backend.name !== "wasm";
    expect(tf.getBackend()).toBe(native ? "tensorflow" : "wasm");
    const squares = tf.tidy(() => tf.square(tf.tensor1d([1, 2, 3])).dataSync());
    expect([...squares]).toEqual([1, 4, 9]);
    expect(await loadBackend()).toBe(backend);
  });

  it.skipIf(
    !existsSync(LIBRARY) || process.env["HISTOCLAIM_BACKEND"] === "wasm",
  )(
    "is TensorFlow where its library was set up, and tells both releases and the device",
    async () => {
      const { name, version, device, hint } = await loadBackend();
      expect(name).toMatch(/^tfjs-node/);
      expect(version).toMatch(/^4\.\d+\.\d+ on TensorFlow 2\.\d+\.\d+/);
      expect(device).toBe(name === "tfjs-node-gpu" ? "GPU" : "CPU");
      if (device === "GPU") expect(hint).toBeNull();
      else expect(hint).toMatch(/tfjs-node-gpu|for the GPU/);
    },
  );
});
