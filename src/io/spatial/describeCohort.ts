import { basename } from "node:path";
import type { Manifest } from "../tables/manifest.js";
import { hashFile } from "../tables/hashFile.js";
import { LEAST_MEAN } from "./jointCounts.js";
import { ARRAY_PITCH, LEAST_COUNTS, SPOT_DIAMETER } from "./readSection.js";
import type { RegionCohort } from "./regionCohort.js";
import { VARIABLE_GENES, VARIABLE_LEAST_MEAN } from "./regionCohort.js";
import { LEAST_SPOTS } from "./tissueRegions.js";

/** cohort.json of a cohort of regions, which says how each number in it came about. */
export async function describeCohort(
  cohort: RegionCohort,
  grid: number,
): Promise<Manifest> {
  const sections = cohort.sections.map(({ section }) => section);
  const names = sections.map(({ files }) => files.name).join(", ");
  const cut = `${String(grid)} x ${String(grid)}`;
  return {
    name: `sections ${names}, cut ${cut}`,
    tissue: "unspecified",
    unit: "region",
    expression: { file: "expression.csv", scale: "linear", measure: "counts" },
    patients: "patients.csv",
    slides: "slides.csv",
    spots: "spots.csv",
    panel: [...cohort.panel],
    about: {
      patients:
        "All sections are of one patient, as sections of one folder are.",
      regions: `The box around a section's spots is cut ${cut}; rectangles with fewer than ${String(LEAST_SPOTS)} spots, or without a tile of tissue, are left out. A region is in the group of its section.`,
      expression: `Counts of a region's spots, summed, times what brings the region's total over all genes to ${number(cohort.regionDepth)}, the median of the regions.`,
      spots: `Counts of a spot, times what brings its total over all genes to ${number(cohort.spotDepth)}, the median of the spots; genes of the panel only.`,
      leftOut: `Spots without place, or with fewer than ${String(LEAST_COUNTS)} counts: ${sections.map(({ files, leftOut }) => `${String(leftOut)} of ${files.name}`).join(", ")}.`,
      genes: `Those with a mean of ${String(LEAST_MEAN)} counts a spot or more in each section, by the symbols that HGNC approves.`,
      panel: `The ${String(VARIABLE_GENES)} genes that vary most between spots beyond counting (variance of Pearson residuals; a mean of ${String(VARIABLE_LEAST_MEAN)} counts a spot or more in each section), then those of the default panel that are there.`,
      mpp: `From the array: neighbouring spots are ${String(ARRAY_PITCH)} um apart and ${String(SPOT_DIAMETER)} um wide (Spatial Transcriptomics).`,
      sources: await hashes(cohort),
    },
  };
}

async function hashes(cohort: RegionCohort): Promise<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const { section } of cohort.sections)
    for (const path of [section.files.counts, section.files.spots])
      sources[basename(path)] = await hashFile(path);
  return sources;
}

function number(value: number): string {
  return String(Number(value.toFixed(1)));
}
