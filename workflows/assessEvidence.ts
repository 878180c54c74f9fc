import type {
  RunInput,
  MadeSoFar,
  TrainedGroup,
} from "../src/activities/dto.js";
import type { ProgressTracker } from "./progress.js";
import { cpu, quick } from "./proxies.js";

/** Trained models → figures on patients they never saw → evidence → verdicts → pictures of what is supported. */
export async function assessEvidence(
  input: RunInput,
  made: MadeSoFar,
  groups: readonly TrainedGroup[],
  progress: ProgressTracker,
): Promise<void> {
  const { cohort } = made;
  progress.plan("evaluation", 3 + 2 * groups.length);
  progress.plan("evidence", 2);
  progress.plan("verdicts", 1);
  const evaluation = <T>(work: Promise<T>): Promise<T> =>
    progress.counted("evaluation", work);
  const controls = await evaluation(cpu.predictControls(input, made));
  const kept = await quick.keepDocument(groups);
  const openings = await quick.openSealed(input, made, kept);
  const [evaluated, located] = await Promise.all([
    evaluation(cpu.evaluateGenes(input, made, { groups: kept, controls })),
    Promise.all(
      groups.map((group) => evaluation(cpu.locateGenes(input, made, group))),
    ),
    Promise.all(
      groups.map((group) => evaluation(cpu.mapRegions(input, made, group))),
    ),
    evaluation(cpu.compareSpots(input, made, kept)),
  ]);
  const from = { groups: kept, located, evaluated, controls };
  const pairs = await progress.counted(
    "evidence",
    cpu.assessPairs(input, made, from),
  );
  const evidence = await progress.counted(
    "evidence",
    quick.weighEvidence(input, cohort, { genes: evaluated, pairs }),
  );
  const supported = await progress.counted(
    "verdicts",
    quick.judgeClaims(input, evidence, openings),
  );
  progress.plan("pictures", supported.length);
  const { run } = input;
  await Promise.all(
    supported.map((claim) =>
      progress.counted("pictures", cpu.drawClaim({ run, claim })),
    ),
  );
}
