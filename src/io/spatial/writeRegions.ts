import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Manifest } from "../tables/manifest.js";
import { csvLine } from "./csvLine.js";
import type { Section } from "./readSection.js";
import type { RegionCohort } from "./regionCohort.js";

type Row = readonly (string | number)[];

/** All sections of a folder are of one patient. */
const PATIENT = "patient-1";
const SLIDES = "slides";

/** Writes a cohort of regions into an empty folder. */
export async function writeRegions(
  folder: string,
  manifest: Manifest,
  cohort: RegionCohort,
): Promise<void> {
  const csv = (name: string, rows: readonly Row[]): Promise<void> =>
    writeFile(join(folder, name), rows.map(csvLine).join(""));
  await mkdir(join(folder, SLIDES));
  for (const { section } of cohort.sections)
    await copyFile(section.files.image, join(folder, fileOf(section)));
  await writeFile(
    join(folder, "cohort.json"),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
  await csv(manifest.patients, [["patient"], [PATIENT]]);
  await csv(manifest.slides ?? "", slideRows(cohort));
  await csv(manifest.expression.file, expressionRows(cohort));
  await csv(manifest.spots ?? "", spotRows(cohort));
}

/** Relative to the cohort's folder. */
function fileOf({ files }: Section): string {
  return `${SLIDES}/${files.name}${extname(files.image).toLowerCase()}`;
}

function slideRows({ regions }: RegionCohort): Row[] {
  return [
    [
      ...["slide", "patient", "file", "mpp", "x", "y", "width", "height"],
      ...["region", "group"],
    ],
    ...regions.map(({ name, section, rectangle }) => {
      const { x, y, width, height } = rectangle;
      const slide = section.files.name;
      const { mpp } = section;
      const row = [slide, PATIENT, fileOf(section), mpp, x, y, width, height];
      return [...row, name, slide];
    }),
  ];
}

function expressionRows({ genes, regions }: RegionCohort): Row[] {
  return [
    ["region", ...genes],
    ...regions.map(({ name, values }) => [
      name,
      ...Array.from(values, (value) => rounded(value, 3)),
    ]),
  ];
}

function spotRows({ panel, genes, sections }: RegionCohort): Row[] {
  const columns = panel.map((gene) => genes.indexOf(gene));
  return [
    ["slide", "x", "y", "diameter", ...panel],
    ...sections.flatMap(({ section, spots }) =>
      Array.from(spots.x, (x, s) => [
        section.files.name,
        x,
        spots.y[s]!,
        rounded(spots.diameter[s]!, 2),
        ...columns.map((g) => rounded(spots.values[s * genes.length + g]!, 4)),
      ]),
    ),
  ];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
