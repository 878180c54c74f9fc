import type { CohortSize } from "../../science/simulate/cohortSize.js";
import type { DrawOptions } from "./drawSlides.js";
import { drawInThreads } from "./drawSlides.js";
import { writeCohort } from "./writeCohort.js";

export { DEFAULT_SIZE } from "../../science/simulate/cohortSize.js";

/**
 * Writes a cohort folder with planted truth: the same size and seed give the same bytes. It appears whole or not
 * at all.
 * @throws BadSizeError, FilledFolderError
 */
export async function simulateCohort(
  folder: string,
  size: CohortSize,
  options: DrawOptions = {},
): Promise<void> {
  await writeCohort(folder, size, drawInThreads, options);
}
