import type {
  RunInput,
  MadeSoFar,
  TrainedGroup,
} from "../src/activities/dto.js";
import { GENES_PER_GROUP } from "./genesPerGroup.js";
import type { ProgressTracker } from "./progress.js";
import { gpu } from "./proxies.js";

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
  const groups: string[][] = [];
  for (let start = 0; start < genes.length; start += GENES_PER_GROUP)
    groups.push(genes.slice(start, start + GENES_PER_GROUP));
  progress.plan("training", groups.length);
  return Promise.all(
    groups.map((group) =>
      progress.counted("training", gpu.trainGenes(input, made, group)),
    ),
  );
}
