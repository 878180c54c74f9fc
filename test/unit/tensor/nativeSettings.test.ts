import { expect, it } from "vitest";
import {
  settleCuda,
  settleNative,
} from "../../../src/io/tensor/nativeSettings.js";

it("has products in full float32, and memory as it is needed", () => {
  const env: NodeJS.ProcessEnv = {};
  settleNative(env, "seen");
  expect(env["NVIDIA_TF32_OVERRIDE"]).toBe("0");
  expect(env["TF_FORCE_GPU_ALLOW_GROWTH"]).toBe("true");
  expect(env).not.toHaveProperty("CUDA_VISIBLE_DEVICES");
});

it("leaves what the user has set", () => {
  const env = { NVIDIA_TF32_OVERRIDE: "1", CUDA_VISIBLE_DEVICES: "3" };
  settleNative(env, "seen");
  settleCuda(env);
  expect(env).toMatchObject({
    NVIDIA_TF32_OVERRIDE: "1",
    CUDA_VISIBLE_DEVICES: "3",
  });
});

it("hides every GPU where the CPU is asked for", () => {
  const env = { CUDA_VISIBLE_DEVICES: "0" };
  settleNative(env, "hidden");
  expect(env.CUDA_VISIBLE_DEVICES).toBe("-1");
});
