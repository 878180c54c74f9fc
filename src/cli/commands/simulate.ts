import { join, resolve } from "node:path";
import { simulateCohort } from "../../compose/cohorts.js";
import { interruptible } from "../interruption.js";
import type { Output } from "../output.js";

/** How large a cohort is asked for. */
export type Size = Parameters<typeof simulateCohort>[1];

/** Writes a cohort folder with planted truth. */
export async function simulateCommand(
  dir: string,
  size: Size,
  output: Output,
): Promise<void> {
  await simulate(dir, size, output);
  const folder = resolve(dir);
  const truth = join(folder, "truth.json");
  output.print(`${size.patients} patients in ${folder}`);
  output.print(`what is planted in them: ${truth}`);
  output.document({ folder, truth, ...size });
}

/** Simulates with progress; Ctrl-C leaves nothing behind. */
export function simulate(
  dir: string,
  size: Size,
  output: Output,
): Promise<void> {
  const onProgress = (done: number, total: number): void =>
    output.progress(`simulates slides ${done}/${total}`);
  return interruptible((signal) =>
    simulateCohort(dir, size, { signal, onProgress }),
  );
}
