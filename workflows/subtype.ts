import type {
  CohortRef,
  EntityRef,
  MarkInput,
  SubtypeInput,
} from "../src/activities/dto.js";
import { whileOpen } from "./whileOpen.js";
import type { ProgressTracker } from "./progress.js";
import { trackProgress } from "./progress.js";
import { cpu, quick } from "./proxies.js";

/** Subtypes from expression: cohort → models through folds → figures and learning curves; where it is asked, what images keep of them; claims of which genes mark them, and verdicts. */
export async function subtype(input: SubtypeInput): Promise<void> {
  const progress = trackProgress([]);
  await whileOpen({ run: input.run, progress }, async (setCohort) => {
    progress.plan("cohort", 1);
    progress.plan("training", 1);
    const { cohort } = await progress.counted("cohort", cpu.readCohort(input));
    setCohort(cohort.name);
    const learning = cpu.fitSubtypes(input, cohort);
    const learnt = await progress.counted("training", learning);
    progress.plan("evaluation", input.predicted === undefined ? 1 : 2);
    const curves = cpu.curveSubtypes(input, cohort);
    await progress.counted("evaluation", curves);
    if (input.predicted !== undefined) {
      const kept = cpu.keepSubtypes(input, cohort, learnt);
      await progress.counted("evaluation", kept);
    }
    const { protocol } = input;
    if (protocol !== undefined)
      await claimMarks({ ...input, protocol }, { cohort, learnt }, progress);
    return null;
  });
}

/** Each gene against each class → claims → verdicts. */
async function claimMarks(
  input: MarkInput,
  {
    cohort,
    learnt,
  }: { readonly cohort: CohortRef; readonly learnt: EntityRef },
  progress: ProgressTracker,
): Promise<void> {
  progress.plan("evidence", 2);
  const openings = await quick.openMarks(input, cohort, learnt);
  const assessing = cpu.assessMarks(input, cohort);
  const marks = await progress.counted("evidence", assessing);
  const weighing = quick.weighMarks(input, cohort, { marks, learnt });
  const evidence = await progress.counted("evidence", weighing);
  progress.plan("verdicts", 1);
  const judging = quick.judgeClaims(input, evidence, openings);
  await progress.counted("verdicts", judging);
}
