import { patched } from "@temporalio/workflow";
import type {
  RunInput,
  MadeSoFar,
  TrainedGroup,
} from "../src/activities/dto.js";
import type { ProgressTracker } from "./progress.js";
import { gpu, quick } from "./proxies.js";

/** Of runs of before it was planned. */
const GENES_PER_GROUP = 12;

/** Genes × folds and their controls on the gpu queue, one group of genes an activity. */
export async function trainGenes(
  input: RunInput,
  made: MadeSoFar,
  {
    genes,
    progress,
  }: {
    readonly genes: readonly string[];
    readonly progress: ProgressTracker;
  },
): Promise<TrainedGroup[]> {
  const plan = patched("planHeads")
    ? await quick.planHeads(input, genes.length)
    : null;
  const own = plan === null ? input : { ...input, shuffles: plan.shuffles };
  const size = plan?.genesPerGroup ?? GENES_PER_GROUP;
  const groups: string[][] = [];
  for (let start = 0; start < genes.length; start += size)
    groups.push(genes.slice(start, start + size));
  progress.plan("training", groups.length);
  return Promise.all(
    groups.map((group) =>
      progress.counted("training", gpu.trainGenes(own, made, group)),
    ),
  );
}
