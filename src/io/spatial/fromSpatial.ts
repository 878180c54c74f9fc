import { writeAside } from "../simulate/writeAside.js";
import { BadSectionsError } from "./badSectionsError.js";
import { describeCohort } from "./describeCohort.js";
import { findSections } from "./findSections.js";
import { MOST_GRID } from "./grid.js";
import { jointCounts } from "./jointCounts.js";
import type { Section } from "./readSection.js";
import { readSection, SPOT_DIAMETER } from "./readSection.js";
import { regionCohort } from "./regionCohort.js";
import { writeRegions } from "./writeRegions.js";

/** How sections are cut, and who is told of it. */
export interface SpatialOptions {
  /** Rectangles along each side of a section. */
  readonly grid: number;
  readonly signal?: AbortSignal;
  /** Sections that were read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was written. */
export interface SpatialSummary {
  readonly sections: readonly string[];
  readonly regions: number;
  readonly spots: number;
  readonly genes: number;
  readonly panel: readonly string[];
}

/**
 * Makes a cohort of regions from a folder of sections with spots, all of one patient. Nothing appears under the
 * name `out` before all of it is written.
 * @throws BadSectionsError, ArrayScaleError, UnreadableSlideError, FilledFolderError
 */
export async function fromSpatial(
  dir: string,
  out: string,
  options: SpatialOptions,
): Promise<SpatialSummary> {
  const { grid, signal, onProgress } = options;
  if (!Number.isInteger(grid) || grid < 1 || grid > MOST_GRID)
    throw new BadSectionsError(
      "--grid",
      `${String(grid)} rectangles along a side`,
      `choose a whole number from 1 to ${String(MOST_GRID)}`,
    );
  const found = await findSections(dir);
  const written: SpatialSummary[] = [];
  await writeAside(out, async (aside) => {
    const sections: Section[] = [];
    onProgress?.(0, found.length);
    for (const files of found) {
      signal?.throwIfAborted();
      sections.push(await readSection(files));
      onProgress?.(sections.length, found.length);
    }
    const joint = jointCounts(sections, ({ mpp }) => SPOT_DIAMETER / mpp);
    const cohort = await regionCohort(joint, grid);
    signal?.throwIfAborted();
    await writeRegions(aside, await describeCohort(cohort, grid), cohort);
    signal?.throwIfAborted();
    written.push({
      sections: sections.map(({ files }) => files.name),
      regions: cohort.regions.length,
      spots: cohort.sections.reduce((n, { spots }) => n + spots.x.length, 0),
      genes: cohort.genes.length,
      panel: cohort.panel,
    });
  });
  return written[0]!;
}
