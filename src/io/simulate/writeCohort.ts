import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CohortSize } from "../../science/simulate/cohortSize.js";
import { drawExpression } from "../../science/simulate/expression.js";
import { dealRoles } from "../../science/simulate/geneRoles.js";
import { geneSymbols } from "../../science/simulate/geneSymbols.js";
import { planPatients } from "../../science/simulate/patients.js";
import { randomStream } from "../../science/simulate/randomStream.js";
import { plantedTruth } from "../../science/simulate/truth.js";
import { checkSize } from "./checkSize.js";
import { writeCohortFiles } from "./cohortFiles.js";
import type { DrawOptions, DrawSlides } from "./drawSlides.js";
import { writeAside } from "./writeAside.js";

/** Folder of the slides in the cohort's folder. */
const SLIDES = "slides";

/** Writes a simulated cohort with slides drawn by `draw`. @throws BadSizeError, FilledFolderError */
export async function writeCohort(
  folder: string,
  given: CohortSize,
  draw: DrawSlides,
  options: DrawOptions = {},
): Promise<void> {
  const size = checkSize(given);
  await writeAside(folder, async (aside) => {
    const planned = planPatients(size).map((patient) => ({
      ...patient,
      file: `${SLIDES}/${patient.plan.slide}.tif`,
    }));
    await mkdir(join(aside, SLIDES));
    const drawn = await draw(
      planned.map(({ file, plan }) => ({ path: join(aside, file), plan })),
      options,
    );
    const patients = planned.map((patient, i) => {
      const truth = drawn[i]!;
      return { ...patient, truth, shares: truth.shares };
    });
    const genes = geneSymbols(size.genes);
    const { seed, linksOf = seed } = size;
    const roles = dealRoles(genes, size, randomStream(linksOf, "roles"));
    const expression = drawExpression(genes, roles, patients, seed);
    const truth = plantedTruth(roles, expression, patients);
    await writeCohortFiles(aside, { size, patients, expression, truth });
  });
}
