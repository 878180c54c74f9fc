import type { CohortSize } from "../../../src/science/simulate/cohortSize.js";
import { DEFAULT_SIZE } from "../../../src/science/simulate/cohortSize.js";
import { drawExpression } from "../../../src/science/simulate/expression.js";
import type { SimulatedExpression } from "../../../src/science/simulate/expression.js";
import type { GeneRoles } from "../../../src/science/simulate/geneRoles.js";
import { dealRoles } from "../../../src/science/simulate/geneRoles.js";
import { geneSymbols } from "../../../src/science/simulate/geneSymbols.js";
import { planPatients } from "../../../src/science/simulate/patients.js";
import { randomStream } from "../../../src/science/simulate/randomStream.js";
import type { SignalPatient } from "../../../src/science/simulate/signals.js";
import type { PlantedTruth } from "../../../src/science/simulate/truth.js";
import { plantedTruth } from "../../../src/science/simulate/truth.js";

/** A cohort's tables as if each slide showed exactly what was planned. */
export interface PlannedCohort {
  readonly patients: readonly SignalPatient[];
  readonly roles: GeneRoles;
  readonly expression: SimulatedExpression;
  readonly truth: PlantedTruth;
}

/** Plans a cohort without drawing it. */
export function plannedCohort(part: Partial<CohortSize>): PlannedCohort {
  const size = { ...DEFAULT_SIZE, ...part };
  const patients = planPatients(size).map((patient) => ({
    ...patient,
    shares: patient.plan.composition,
  }));
  const genes = geneSymbols(size.genes);
  const roles = dealRoles(genes, size, randomStream(size.seed, "roles"));
  const expression = drawExpression(genes, roles, patients, size.seed);
  const truth = plantedTruth(roles, expression, patients);
  return { patients, roles, expression, truth };
}

/** log2 of a gene's values plus one. */
export function log2Of({ expression }: PlannedCohort, gene: string): number[] {
  const column = expression.columns.get(gene);
  if (!column) throw new Error(`no gene ${gene}`);
  return column.map((value) => Math.log2(value + 1));
}
