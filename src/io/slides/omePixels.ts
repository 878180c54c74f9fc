import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { StatedMpp } from "./statedMpp.js";

/** What OME-XML says of the first picture of a file. */
export interface OmePixels extends StatedMpp {
  /** Values at one place, over all channels, focal planes and times; those of colour are three. */
  readonly samples: number;
}

/** Microns in a unit of length, by its sign; micrometre is what a file without one means. */
const MICRONS: Readonly<Record<string, number>> = {
  pm: 1e-6,
  Å: 1e-4,
  nm: 1e-3,
  µm: 1,
  // The Greek letter, for the sign of the same look.
  μm: 1,
  mm: 1e3,
  cm: 1e4,
  m: 1e6,
};

const size = z.coerce.number().positive().optional().catch(undefined);
const count = z.coerce.number().int().positive().catch(1);
const pixels = z.object({
  PhysicalSizeX: size,
  PhysicalSizeXUnit: z.string().default("µm"),
  PhysicalSizeY: size,
  PhysicalSizeYUnit: z.string().default("µm"),
  SizeC: count,
  SizeZ: count,
  SizeT: count,
});
const one = <T extends z.ZodType>(inner: T) =>
  z.preprocess((found) => (Array.isArray(found) ? found[0] : found), inner);
const ome = z.object({
  OME: z.object({ Image: one(z.object({ Pixels: one(pixels) })) }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseAttributeValue: false,
  // The micro sign is often written by its number.
  htmlEntities: true,
});

/** Reads the OME-XML of a TIFF's first page; null where its description is none. @source OME data model, 2016-06 */
export function omePixels(description: string): OmePixels | null {
  if (!/<(\w+:)?OME\b/.test(description)) return null;
  const read = ome.safeParse(parsed(description));
  if (!read.success) return null;
  const found = read.data.OME.Image.Pixels;
  return {
    mpp: inMicrons(found.PhysicalSizeX, found.PhysicalSizeXUnit),
    mppY: inMicrons(found.PhysicalSizeY, found.PhysicalSizeYUnit),
    samples: found.SizeC * found.SizeZ * found.SizeT,
  };
}

/** Null where there is no size, or its unit is none of length. */
function inMicrons(size: number | undefined, unit: string): number | null {
  const microns = MICRONS[unit];
  return size === undefined || microns === undefined ? null : size * microns;
}

function parsed(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return null;
  }
}
