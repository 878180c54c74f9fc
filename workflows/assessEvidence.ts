import { patched } from "@temporalio/workflow";
import type {
  RunInput,
  MadeSoFar,
  TrainedGroup,
} from "../src/activities/dto.js";
import { askedControls } from "./askedControls.js";
import type { Undrawn } from "./drawPictures.js";
import { drawPictures } from "./drawPictures.js";
import type { ProgressTracker } from "./progress.js";
import { cpu, quick } from "./proxies.js";

/**
 * Trained models → figures on patients they never saw → evidence → verdicts → pictures of what is supported. Each stage
 * is planned where it begins, so that progress tells which one is under way.
 * @returns pictures that could not be drawn
 */
export async function assessEvidence(
  input: RunInput,
  made: MadeSoFar,
  groups: readonly TrainedGroup[],
  progress: ProgressTracker,
): Promise<Undrawn[]> {
  const { cohort } = made;
  // Runs of before there were controls go on without.
  const checks = patched("controls");
  progress.plan("evaluation", 3 + 2 * groups.length + (checks ? 1 : 0));
  const evaluation = <T>(work: Promise<T>): Promise<T> =>
    progress.counted("evaluation", work);
  const controls = await evaluation(cpu.predictControls(input, made));
  const kept = await quick.keepDocument(groups);
  const openings = await quick.openSealed(input, made, kept);
  const [evaluated, located, , comparison] = await Promise.all([
    evaluation(cpu.evaluateGenes(input, made, { groups: kept, controls })),
    Promise.all(
      groups.map((group) => evaluation(cpu.locateGenes(input, made, group))),
    ),
    Promise.all(
      groups.map((group) => evaluation(cpu.mapRegions(input, made, group))),
    ),
    evaluation(cpu.compareSpots(input, made, kept)),
    ...(checks ? [evaluation(cpu.checkMaps(input, made, kept))] : []),
  ]);
  await askedControls(input, made, kept, progress);
  const from = { groups: kept, located, evaluated, controls };
  // Runs of before spots were a line of evidence go on without.
  const spots = comparison !== null && patched("spots") ? comparison : null;
  progress.plan("evidence", 2 + (spots === null ? 0 : 1));
  const pairs = await progress.counted(
    "evidence",
    cpu.assessPairs(input, made, from),
  );
  const weighed = await progress.counted(
    "evidence",
    quick.weighEvidence(input, cohort, {
      genes: evaluated,
      pairs,
      foldMaps: groups.flatMap((group) => group.foldMaps ?? []),
    }),
  );
  const evidence =
    spots === null
      ? weighed
      : await progress.counted(
          "evidence",
          quick.weighSpots(input, cohort, { weighed, comparison: spots }),
        );
  progress.plan("verdicts", 1);
  const supported = await progress.counted(
    "verdicts",
    quick.judgeClaims(input, evidence, openings),
  );
  return drawPictures(input.run, supported, progress);
}
