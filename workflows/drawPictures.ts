import { ActivityFailure, isCancellation } from "@temporalio/workflow";
import type { ProgressTracker } from "./progress.js";
import { cpu } from "./proxies.js";
import { reasonOf } from "./reasonOf.js";

/** A picture that a run ended without. */
export interface Undrawn {
  readonly claim: string;
  readonly reason: string;
}

/** Draws each claim. A verdict stands without its picture, so that a drawing that fails is told of and stops nothing. */
export async function drawPictures(
  run: string,
  claims: readonly string[],
  progress: ProgressTracker,
): Promise<Undrawn[]> {
  progress.plan("pictures", claims.length);
  const undrawn = await Promise.all(
    claims.map(async (claim): Promise<Undrawn[]> => {
      try {
        await progress.counted("pictures", cpu.drawClaim({ run, claim }));
        return [];
      } catch (error) {
        if (isCancellation(error) || !(error instanceof ActivityFailure))
          throw error;
        return [{ claim, reason: reasonOf(error) }];
      }
    }),
  );
  return undrawn.flat();
}
