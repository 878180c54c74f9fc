import { workflowInfo } from "@temporalio/workflow";
import type { CohortListing, RunInput } from "../src/activities/dto.js";
import type { ProgressTracker } from "./progress.js";
import { cpu, quick } from "./proxies.js";

/** Slide views handed out together; their results are gathered into one blob. */
const CHUNK = 100;
/** Events after which a run goes on in a fresh history. */
const LONG_HISTORY = 4000;

/** Fans out over slide views, chunk by chunk. Ends early, unfinished, when the history has grown long. */
export async function prepareSlides(
  input: RunInput,
  { cohort, views: all }: CohortListing,
  carried: readonly string[],
  progress: ProgressTracker,
): Promise<{ prepared: string[]; finished: boolean }> {
  const prepared = [...carried];
  progress.plan("slides", all.length);
  while (prepared.length * CHUNK < all.length) {
    if (prepared.length > carried.length && isLong())
      return { prepared, finished: false };
    const start = prepared.length * CHUNK;
    const views = await Promise.all(
      all
        .slice(start, start + CHUNK)
        .map((view) =>
          progress.counted("slides", cpu.prepareSlide(input, cohort, view)),
        ),
    );
    prepared.push(await quick.keepDocument(views));
  }
  return { prepared, finished: true };
}

function isLong(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > LONG_HISTORY;
}
