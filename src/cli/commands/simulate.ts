import { join, resolve } from "node:path";
import { interruptible } from "../interruption.js";
import type { Output } from "../output.js";
import { simulate } from "../simulate.js";
import type { Size } from "../simulate.js";

/** Writes a cohort folder with planted truth. */
export async function simulateCommand(
  dir: string,
  size: Size,
  output: Output,
): Promise<void> {
  await interruptible((signal) => simulate(dir, size, { output, signal }));
  const folder = resolve(dir);
  const truth = join(folder, "truth.json");
  output.print(`${size.patients} patients in ${folder}`);
  output.print(`what is planted in them: ${truth}`);
  output.document({ folder, truth, ...size });
}
