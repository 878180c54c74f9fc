import type { SubtypeInput } from "../src/activities/dto.js";
import { whileOpen } from "./whileOpen.js";
import { trackProgress } from "./progress.js";
import { cpu } from "./proxies.js";

/** Subtypes from expression: cohort → models through folds → figures and learning curves; where it is asked, what images keep of them. */
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
    return null;
  });
}
