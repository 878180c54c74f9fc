import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hasNvidiaGpu } from "../../../src/io/tensor/hasNvidiaGpu.js";
import { explainCpu } from "../../../src/io/tensor/hint.js";

describe("the hint beside a CPU", () => {
  it("names the setting and the command where a GPU is not used", () => {
    for (const device of ["cpu", null] as const)
      expect(explainCpu("listed", device)).toContain(
        "HISTOCLAIM_BACKEND=tfjs-node-gpu npm start",
      );
  });

  it("names the driver where the GPU's library is there and sees none", () => {
    expect(explainCpu("listed", "gpu")).toMatch(/driver/);
  });

  it("asks nothing of a machine without a GPU", () => {
    expect(explainCpu("none", "cpu")).toBe(
      "a machine with an NVIDIA GPU would use tfjs-node-gpu by itself",
    );
  });
});

describe.skipIf(process.platform === "win32")("a GPU", () => {
  const folder = mkdtempSync(join(tmpdir(), "histoclaim-smi-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** A program that answers `-L` as NVIDIA's does, and anything else with a failure. */
  function program(name: string, prints: string, status: number): string {
    const path = join(folder, name);
    const body = `[ "$1" = -L ] || exit 9\necho "${prints}"\nexit ${String(status)}`;
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it("is what NVIDIA's driver lists", async () => {
    const listing = "GPU 0: NVIDIA A2 (UUID: GPU-1)";
    expect(await hasNvidiaGpu(program("lists", listing, 0))).toBe(true);
    const none = "No devices were found";
    expect(await hasNvidiaGpu(program("empty", none, 0))).toBe(false);
  });

  it("is not there where the program is absent or fails", async () => {
    expect(await hasNvidiaGpu(join(folder, "absent"))).toBe(false);
    const failing = program("failing", "GPU 0: lost", 9);
    expect(await hasNvidiaGpu(failing)).toBe(false);
  });
});
