import { expect, it } from "vitest";
import { isOtherDevice } from "../../../src/stack/tensorflow/isOtherDevice.js";
import { LIBRARY_WAYS } from "../../../src/stack/tensorflow/libraryWays.js";
import { wheelLibrary } from "../../../src/stack/tensorflow/wheelLibrary.js";

it("takes a GPU's library only with its CUDA, the CPU's as it is published before building one", () => {
  const names = (device: "gpu" | "cpu"): string[] =>
    LIBRARY_WAYS[device].map(({ name }) => name);
  expect(names("gpu")).toEqual(["TensorFlow's wheel"]);
  expect(names("cpu")).toEqual([
    "tfjs-node's own download",
    "TensorFlow's wheel",
  ]);
});

it.runIf(process.platform === "linux")(
  "takes no wheel for a GPU where it is built without CUDA",
  async () => {
    const arch = Object.getOwnPropertyDescriptor(process, "arch");
    Object.defineProperty(process, "arch", { ...arch, value: "arm64" });
    try {
      const tried = await wheelLibrary.take({
        device: "gpu",
        cache: "/no/such/cache",
        log: () => undefined,
        package: "/no/such/package",
        modules: "/no/such/modules",
      });
      expect(tried).toEqual({
        why: "its wheel for arm64 is built without CUDA",
      });
    } finally {
      Object.defineProperty(process, "arch", { ...arch });
    }
  },
);

it.each([
  ["tfjs-node-gpu", "cpu", true],
  ["tfjs-node-gpu", null, true],
  ["tfjs-node-gpu", "gpu", false],
  ["tfjs-node", "gpu", true],
  ["tfjs-node", "cpu", false],
  [null, "cpu", false],
  ["wasm", "gpu", false],
] as const)(
  "with the backend %s, a library for %s is replaced: %s",
  (backend, device, replaced) => {
    expect(isOtherDevice(backend, device)).toBe(replaced);
  },
);
