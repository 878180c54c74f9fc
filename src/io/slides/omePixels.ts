import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

/** What OME-XML says of the first picture of a file. */
export interface OmePixels {
  /** Null where it states no size of its pixels, or in a unit that is none of length. @unit um/px */
  readonly mpp: number | null;
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

const count = z.coerce.number().int().positive().catch(1);
const pixels = z.object({
  PhysicalSizeX: z.coerce.number().positive().optional().catch(undefined),
  PhysicalSizeXUnit: z.string().default("µm"),
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
  const {
    PhysicalSizeX: size,
    PhysicalSizeXUnit: unit,
    ...sizes
  } = read.data.OME.Image.Pixels;
  const microns = MICRONS[unit];
  const known = size !== undefined && microns !== undefined;
  return {
    mpp: known ? size * microns : null,
    samples: sizes.SizeC * sizes.SizeZ * sizes.SizeT,
  };
}

function parsed(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return null;
  }
}
