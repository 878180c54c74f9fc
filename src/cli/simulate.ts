import { simulateCohort } from "../compose/cohorts.js";
import type { Following } from "./followRun.js";

/** How large a cohort is asked for. */
export type Size = Parameters<typeof simulateCohort>[1];

/** Simulates a cohort, with progress; a signal leaves nothing behind. */
export function simulate(
  dir: string,
  size: Size,
  { output, signal }: Following,
): Promise<void> {
  const onProgress = (done: number, total: number): void =>
    output.progress(`simulates slides ${done}/${total}`);
  return simulateCohort(dir, size, { signal, onProgress });
}
