import { aperioFacts } from "./aperioFacts.js";
import { omePixels } from "./omePixels.js";
import type { StatedMpp } from "./statedMpp.js";
import type { TiffPage } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";

/** Microns in one resolution unit, by TIFF's number: inch, centimetre. */
const UNIT_MICRONS: Readonly<Record<number, number>> = { 2: 25_400, 3: 10_000 };

/**
 * Resolution that a TIFF's first page states: Aperio's description, else OME-XML, else the resolution tag with its unit.
 * Null where it states none; an implausible statement is given as it is, for the caller to refuse.
 */
export function tiffMpp(page: TiffPage): StatedMpp {
  const description = page.texts.get(TAG.description) ?? "";
  const mpp = aperioMpp(description);
  if (mpp !== null) return { mpp, mppY: null };
  const ome = omePixels(description);
  if (ome !== null && ome.mpp !== null) return ome;
  return {
    mpp: resolutionMpp(page, TAG.xResolution),
    mppY: resolutionMpp(page, TAG.yResolution),
  };
}

function aperioMpp(description: string): number | null {
  const stated = aperioFacts(description)["aperio.MPP"];
  const value = Number(stated);
  return stated !== undefined && Number.isFinite(value) ? value : null;
}

function resolutionMpp(page: TiffPage, tag: number): number | null {
  const perUnit = page.numbers.get(tag)?.[0];
  const unit = page.numbers.get(TAG.resolutionUnit)?.[0] ?? 2;
  const microns = UNIT_MICRONS[unit];
  if (perUnit === undefined || microns === undefined) return null;
  const mpp = microns / perUnit;
  return Number.isFinite(mpp) && mpp > 0 ? mpp : null;
}
