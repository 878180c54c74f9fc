import { continueAsNew } from "@temporalio/workflow";
import type {
  CohortListing,
  DiscoverInput,
  RunInput,
  StageProgress,
} from "../src/activities/dto.js";
import { assessEvidence } from "./assessEvidence.js";
import { endMessage } from "./endMessage.js";
import { prepareSlides } from "./prepareSlides.js";
import type { ProgressTracker } from "./progress.js";
import { trackProgress } from "./progress.js";
import { cpu, quick } from "./proxies.js";
import { trainGenes } from "./trainGenes.js";
import { whileOpen } from "./whileOpen.js";

/** What a run carries over when its history is cut: everything finished is found again by its key. */
export interface Carried {
  readonly listing: CohortListing;
  /** Blobs, each listing the slide views of one chunk. */
  readonly prepared: readonly string[];
  readonly progress: readonly StageProgress[];
}

/** Whom the stages tell how far they are. */
interface Told {
  readonly progress: ProgressTracker;
  readonly setCohort: (name: string) => void;
}

/** The main job: cohort → tiles → models and controls → evidence → verdicts. */
export async function discover(
  input: DiscoverInput,
  carried: Carried | null = null,
): Promise<void> {
  const progress = trackProgress(carried?.progress ?? []);
  const cohort = carried?.listing.cohort.name;
  await whileOpen({ run: input.run, progress, cohort }, (setCohort) =>
    stages(input, carried, { progress, setCohort }),
  );
}

/** @returns what the user should know of a run that ended well, or null */
async function stages(
  input: DiscoverInput,
  carried: Carried | null,
  { progress, setCohort }: Told,
): Promise<string | null> {
  const listing =
    carried?.listing ?? (await readCohort(input, { progress, setCohort }));
  const { cohort, genes } = listing;
  const run = runInput(input, listing);
  const { prepared, finished } = await prepareSlides(
    run,
    listing,
    carried?.prepared ?? [],
    progress,
  );
  if (!finished) {
    await continueAsNew<typeof discover>(input, {
      listing,
      prepared,
      progress: progress.stages(),
    });
  }
  const bags = await quick.settleBags(run, cohort, prepared);
  const split = await quick.splitCohort(run, cohort, bags);
  const made = { cohort, bags, split };
  const groups = await trainGenes(run, made, { genes, progress });
  const undrawn = await assessEvidence(run, made, groups, progress);
  return endMessage(bags, groups, undrawn, split.notice);
}

/** Without what only the reading of the cohort needs: it is sent to every activity. */
function runInput(input: DiscoverInput, listing: CohortListing): RunInput {
  const { run, protocol, folds, seed, skipIncomplete } = input;
  const { split = null, baselines = null, controls, shuffles } = input;
  const encoder = listing.encoder ?? null;
  const tiling = input.tiling ?? null;
  const training = input.training == null ? {} : { training: input.training };
  const asked = {
    ...(controls === undefined ? {} : { controls }),
    ...(shuffles === undefined ? {} : { shuffles }),
  };
  const chosen = { encoder, tiling, split, baselines, ...training, ...asked };
  return { run, protocol, folds, seed, skipIncomplete, ...chosen };
}

/** Every slide is opened, hashed and decoded: hours for a large cohort. */
async function readCohort(
  input: DiscoverInput,
  { progress, setCohort }: Told,
): Promise<CohortListing> {
  progress.plan("cohort", 1);
  const listing = await progress.counted("cohort", cpu.readCohort(input));
  setCohort(listing.cohort.name);
  return listing;
}
