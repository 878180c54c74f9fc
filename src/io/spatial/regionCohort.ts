import { median } from "simple-statistics";
import { toCommonDepth } from "../../science/spatial/commonDepth.js";
import type { SpotRegion } from "../../science/spatial/regionGrid.js";
import type { Spots } from "../../science/spatial/spots.js";
import { variableGenes } from "../../science/spatial/variableGenes.js";
import { CRC_CMS_47 } from "../tables/genes/panel.js";
import { BadSectionsError } from "./badSectionsError.js";
import type { JointSection } from "./jointCounts.js";
import type { Section } from "./readSection.js";
import { LEAST_SPOTS, tissueRegions } from "./tissueRegions.js";

/** Genes of the panel that are chosen because they vary. */
export const VARIABLE_GENES = 30;
/** Mean counts a spot that such a gene needs in each section. */
export const VARIABLE_LEAST_MEAN = 1;

/** A region with its pseudo-bulk. */
export interface Region {
  readonly name: string;
  readonly section: Section;
  readonly rectangle: SpotRegion;
  /** Counts over the region's spots, at the common depth. @shape [genes] */
  readonly values: Float64Array;
}

/** Sections as a cohort of regions. */
export interface RegionCohort {
  readonly genes: readonly string[];
  readonly panel: readonly string[];
  readonly regions: readonly Region[];
  /** Counts that every region, and every spot, was brought to. */
  readonly regionDepth: number;
  readonly spotDepth: number;
  readonly sections: readonly {
    readonly section: Section;
    /** At the common depth. */
    readonly spots: Spots;
  }[];
}

/** Cuts the sections into regions, and brings regions and spots to common depths. @throws BadSectionsError */
export async function regionCohort(
  joint: readonly JointSection[],
  grid: number,
): Promise<RegionCohort> {
  const genes = joint[0]?.spots.genes ?? [];
  const spotDepth = median(joint.flatMap(({ totals }) => [...totals]));
  const sections = joint.map(({ section, spots, totals }) => ({
    section,
    spots: { ...spots, values: toCommonDepth(spots.values, totals, spotDepth) },
  }));
  const summed: Summed[] = [];
  for (const section of joint)
    for (const rectangle of await tissueRegions(section.section, grid))
      summed.push(sumRegion(section, rectangle));
  if (summed.length === 0)
    throw new BadSectionsError(
      `a grid of ${String(grid)} x ${String(grid)}`,
      `no rectangle holds ${String(LEAST_SPOTS)} spots and a tile of tissue`,
      "choose a coarser grid",
    );
  const regionDepth = median(summed.map(({ total }) => total));
  const regions = summed.map(({ total, ...region }) => ({
    ...region,
    values: toCommonDepth(region.values, [total], regionDepth),
  }));
  const variable = variableGenes(
    sections.map(({ spots }) => spots),
    { count: VARIABLE_GENES, leastMean: VARIABLE_LEAST_MEAN },
  );
  const known = CRC_CMS_47.genes.filter((gene) => genes.includes(gene));
  const panel = [...new Set([...variable, ...known])];
  return { genes, panel, regions, regionDepth, spotDepth, sections };
}

interface Summed extends Region {
  /** Counts over all genes. */
  readonly total: number;
}

function sumRegion(
  { section, spots, totals }: JointSection,
  rectangle: SpotRegion,
): Summed {
  const { genes, values } = spots;
  const sums = new Float64Array(genes.length);
  for (const s of rectangle.spots)
    for (let g = 0; g < genes.length; g++)
      sums[g]! += values[s * genes.length + g]!;
  const total = rectangle.spots.reduce((sum, s) => sum + totals[s]!, 0);
  const name = `${section.files.name}-r${String(rectangle.row + 1)}c${String(rectangle.column + 1)}`;
  return { name, section, rectangle, values: sums, total };
}
