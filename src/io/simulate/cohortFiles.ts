import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CohortSize } from "../../science/simulate/cohortSize.js";
import type { SimulatedExpression } from "../../science/simulate/expression.js";
import type { SimulatedPatient } from "../../science/simulate/patients.js";
import type { SlideTruth } from "../../science/simulate/tissue/drawSlide.js";
import { TISSUE_KINDS } from "../../science/simulate/tissue/tissueKind.js";
import type { PlantedTruth } from "../../science/simulate/truth.js";

/** A simulated patient and what was drawn of him. */
export interface DrawnPatient extends SimulatedPatient {
  /** Relative to the cohort's folder. */
  readonly file: string;
  readonly truth: SlideTruth;
}

/** All of a simulated cohort but the slides' pixels. */
export interface CohortTables {
  readonly size: CohortSize;
  readonly patients: readonly DrawnPatient[];
  readonly expression: SimulatedExpression;
  readonly truth: PlantedTruth;
}

type Row = readonly (string | number)[];

/** Writes the tables of a simulated cohort: those of the contract, and what each patient and tile truly shows. */
export async function writeCohortFiles(
  folder: string,
  tables: CohortTables,
): Promise<void> {
  const { size, patients, expression, truth } = tables;
  const json = (name: string, value: unknown): Promise<void> =>
    writeFile(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  // Nothing that is written needs quotes.
  const csv = (name: string, rows: readonly Row[]): Promise<void> =>
    writeFile(
      join(folder, name),
      rows.map((row) => `${row.join(",")}\n`).join(""),
    );
  await json("cohort.json", manifest(size, expression.genes));
  await csv("patients.csv", [
    ["patient", "site", "subtype"],
    ...patients.map(({ patient, site, subtype }) => [patient, site, subtype]),
  ]);
  await csv("slides.csv", [
    ["slide", "patient", "file"],
    ...patients.map(({ plan, patient, file }) => [plan.slide, patient, file]),
  ]);
  await csv("expression.csv", expressionRows(patients, expression));
  await json("truth.json", truth);
  await csv("truth-patients.csv", patientRows(patients));
  await csv("truth-tiles.csv", tileRows(patients));
}

/** A cohort is known by its cohort.json, so its name holds all that it follows from. */
function manifest(size: CohortSize, panel: readonly string[]): unknown {
  const { patients, tiles, genes, sites, seed, linksOf } = size;
  const links = linksOf === undefined ? "" : `, links of seed ${linksOf}`;
  return {
    name: `simulated, seed ${seed}: ${patients} patients, ${tiles} tiles, ${genes} genes, ${sites} sites${links}`,
    tissue: "colorectal carcinoma (simulated)",
    unit: "patient",
    expression: { file: "expression.csv", scale: "linear", measure: "RSEM" },
    patients: "patients.csv",
    slides: "slides.csv",
    panel,
  };
}

function expressionRows(
  patients: readonly DrawnPatient[],
  { genes, columns }: SimulatedExpression,
): Row[] {
  return [
    ["patient", ...genes],
    ...patients.map(({ patient }, row) => [
      patient,
      ...genes.map((gene) => columns.get(gene)?.[row] ?? "NA"),
    ]),
  ];
}

function patientRows(patients: readonly DrawnPatient[]): Row[] {
  return [
    ["patient", ...TISSUE_KINDS, "nuclear_density"],
    ...patients.map(({ patient, truth }) => [
      patient,
      ...TISSUE_KINDS.map((kind) => truth.shares[kind].toFixed(5)),
      truth.nuclearDensity.toFixed(1),
    ]),
  ];
}

/** Squares of the grid that the pipeline reads; shares are of the square's tissue. */
function tileRows(patients: readonly DrawnPatient[]): Row[] {
  return [
    ["slide", "x", "y", "size", "tissue", ...TISSUE_KINDS, "nuclei"],
    ...patients.flatMap(({ plan, truth }) =>
      truth.tiles.map(({ x, y, size, tissue, shares, nuclei }) => [
        plan.slide,
        x,
        y,
        size,
        tissue.toFixed(3),
        ...shares.map((share) => share.toFixed(3)),
        nuclei,
      ]),
    ),
  ];
}
