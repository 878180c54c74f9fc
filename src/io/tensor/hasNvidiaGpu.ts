import { execFile } from "node:child_process";
import { promisify } from "node:util";

const TIMEOUT_MS = 20_000;

/** Whether NVIDIA's driver lists a GPU; where the program that asks it is absent or fails, none is. */
export async function hasNvidiaGpu(program = "nvidia-smi"): Promise<boolean> {
  try {
    const options = { timeout: TIMEOUT_MS };
    const { stdout } = await promisify(execFile)(program, ["-L"], options);
    return stdout.includes("GPU 0");
  } catch {
    return false;
  }
}
