import type { ArrayedSpot } from "../../science/spatial/arrayScale.js";
import { pixelsPerStep } from "../../science/spatial/arrayScale.js";
import { checkSlideDecodes } from "../slides/checkSlideDecodes.js";
import { probeSlide } from "../slides/probeSlide.js";
import { BadSectionsError } from "./badSectionsError.js";
import type { SectionFiles } from "./findSections.js";
import { readCounts } from "./readCounts.js";
import { readPlaces } from "./readPlaces.js";

/** Distance of two neighbouring spots. @unit um @source Ståhl et al. 2016, doi:10.1126/science.aaf2403 */
export const ARRAY_PITCH = 200;
/** @unit um @source as the pitch */
export const SPOT_DIAMETER = 100;
/** A spot with fewer counts holds hardly any tissue. */
export const LEAST_COUNTS = 500;

/** A spot with its counts. */
export interface CountedSpot extends ArrayedSpot {
  /** One for each gene of the section. */
  readonly counts: Float64Array;
  /** Over all genes. */
  readonly total: number;
}

/** A section, read. */
export interface Section {
  readonly files: SectionFiles;
  /** @unit px */
  readonly width: number;
  readonly height: number;
  /** Of neighbouring spots' distance. @unit level-0 pixels */
  readonly pitch: number;
  /** @unit um/px */
  readonly mpp: number;
  readonly genes: readonly string[];
  readonly spots: readonly CountedSpot[];
  /** Spots without place, without counts, or with too few. */
  readonly leftOut: number;
}

/** Reads a section's picture, places and counts. @throws BadSectionsError, ArrayScaleError, UnreadableSlideError */
export async function readSection(files: SectionFiles): Promise<Section> {
  const { width, height } = await probeSlide(files.image);
  await checkSlideDecodes(files.image);
  const places = await readPlaces(files.spots);
  const counted = await readCounts(files.counts);
  const spots = counted.spots.flatMap((name, s) => {
    const place = places.get(name);
    const counts = counted.rows[s];
    const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    if (!place || !counts || total < LEAST_COUNTS) return [];
    return [{ ...place, counts, total }];
  });
  const all = new Set([...places.keys(), ...counted.spots]).size;
  if (spots.length === 0)
    throw new BadSectionsError(
      `section ${files.name}`,
      `no spot has a place and ${String(LEAST_COUNTS)} counts or more`,
      "name the spots alike in both tables: 10x21 for x = 10, y = 21",
    );
  const outside = spots.find(
    ({ x, y }) => !(x >= 0 && y >= 0 && x <= width && y <= height),
  );
  if (outside)
    throw new BadSectionsError(
      `section ${files.name}`,
      `a spot at ${String(outside.x)}, ${String(outside.y)} lies off the picture of ${String(width)} x ${String(height)} pixels`,
      "give the picture that the spots' pixels were measured on, at its full size",
    );
  const pitch = pixelsPerStep(files.name, [...places.values()]);
  const { genes } = counted;
  const leftOut = all - spots.length;
  // As it is written, so that whoever reads it lays the same tiles.
  const mpp = Number((ARRAY_PITCH / pitch).toFixed(4));
  return { files, width, height, pitch, mpp, genes, spots, leftOut };
}
