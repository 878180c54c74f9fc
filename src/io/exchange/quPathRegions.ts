import type { Feature, FeatureCollection, Polygon, Position } from "geojson";

/** A region of a slide as another program is to see it. */
export interface ExportedRegion {
  readonly name: string;
  /** Closed rings of [x, y], the outer boundary first, then holes. @unit level-0 pixels */
  readonly outline: readonly (readonly (readonly [number, number])[])[];
  /** By name, which bears the unit. */
  readonly measurements: Readonly<Record<string, number>>;
}

/** What all regions of a file share. */
export interface RegionClass {
  readonly name: string;
  readonly colour: readonly [red: number, green: number, blue: number];
  /** Where they come from, as texts. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Beyond this, digits of a measurement are noise of 32-bit numbers. */
const DIGITS = 6;

/**
 * Regions as GeoJSON that QuPath reads (File, Import objects): annotations in pixels of the full image, each with its
 * class, colour and measurements.
 * @source RFC 7946; https://qupath.readthedocs.io/en/stable/docs/advanced/exporting_annotations.html
 */
export function quPathRegions(
  regions: readonly ExportedRegion[],
  of: RegionClass,
): FeatureCollection<Polygon> {
  return {
    type: "FeatureCollection",
    features: regions.map((region) => featureOf(region, of)),
  };
}

function featureOf(
  { name, outline, measurements }: ExportedRegion,
  of: RegionClass,
): Feature<Polygon> {
  const rounded = Object.entries(measurements).map(([measure, value]) => [
    measure,
    Number(value.toPrecision(DIGITS)),
  ]);
  return {
    type: "Feature",
    geometry: { type: "Polygon", coordinates: outline.map(closed) },
    properties: {
      objectType: "annotation",
      name,
      classification: { name: of.name, color: of.colour },
      isLocked: true,
      measurements: Object.fromEntries(rounded),
      metadata: of.metadata,
    },
  };
}

/** GeoJSON repeats the first corner at the end. */
function closed(ring: readonly (readonly [number, number])[]): Position[] {
  return [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x, y]);
}
