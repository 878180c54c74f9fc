import type { FeatureProbe } from "../../features/openFeatures.js";
import type { SlideView, ViewFeatures } from "../cohort.js";
import type { FindingLedger, Place } from "../findings/findingLedger.js";
import type { FeaturesFile } from "./examineFeatures.js";
import type { SlideRow } from "./readSlideRows.js";

/** Shares by which the stated size of a tile, and the resolution by magnification, may differ from the cohort's. */
const SIZE_SLACK = 0.01;
const MPP_SLACK = 0.25;
/** Tiles that show tissue, neither cells nor whole sections. @unit um */
const LEAST_TILE = 50;
const MOST_TILE = 1100;

/** Joins a slide view with its file of features; null where a fault was written down. */
export function viewFeatures(
  table: string,
  row: SlideRow,
  { view, found }: { readonly view: SlideView; readonly found: FeaturesFile },
  ledger: FindingLedger,
): ViewFeatures | null {
  const { features: file } = row;
  if (file === null) return null;
  const place = {
    file: table,
    line: row.line,
    column: "features",
    value: file,
  };
  if (found.kind !== "good") {
    reportFile(row, place, found, ledger);
    return null;
  }
  const size = sizeOf(table, row, { view, probe: found.probe }, ledger);
  if (size === null) return null;
  const fits = fitsSlide(place, view, { probe: found.probe, size }, ledger);
  if (!fits) return null;
  const { layout, tiles, dim } = found.probe;
  return { file, parts: found.parts, layout, tiles, dim, size };
}

function reportFile(
  { slide, features }: SlideRow,
  place: Place,
  found: Exclude<FeaturesFile, { readonly kind: "good" }>,
  ledger: FindingLedger,
): void {
  if (found.kind === "outside")
    ledger.fault(
      "PATH_OUTSIDE",
      place,
      `The features of slide ${slide} lie outside the cohort folder and the slide roots.`,
      "Copy them into the folder, or add their folder to HISTOCLAIM_SLIDE_ROOTS.",
    );
  else if (found.kind !== "unreadable")
    ledger.fault(
      "MISSING_FEATURES",
      place,
      `There is no file ${features ?? ""} with the features of slide ${slide}.`,
      "Put it in the cohort folder or under a slide root, or leave the cells of the column features empty.",
    );
  else
    ledger.fault(
      "UNREADABLE_FEATURES",
      place,
      `The file of features of slide ${slide} ${found.reason}.`,
      `${found.remedy.charAt(0).toUpperCase()}${found.remedy.slice(1)}.`,
    );
}

/** Edge of a tile in level-0 pixels, as the file or the row says. */
function sizeOf(
  file: string,
  row: SlideRow,
  { view, probe }: { readonly view: SlideView; readonly probe: FeatureProbe },
  ledger: FindingLedger,
): number | null {
  const place = { file, line: row.line, column: "features_tile" };
  const perUnit = probe.unit === "um" ? 1 / view.mpp : 1;
  const stated = probe.tileSize === null ? null : probe.tileSize * perUnit;
  const size = stated ?? row.featuresTile;
  if (size === null) {
    ledger.fault(
      "FEATURES_TILE_SIZE",
      place,
      `Neither the features of slide ${row.slide} nor the row say how large their tiles are.`,
      "Give the edge of a tile in level-0 pixels in the column features_tile.",
    );
    return null;
  }
  const own = row.featuresTile;
  const differs = own !== null && Math.abs(own / size - 1) > SIZE_SLACK;
  const microns = size * view.mpp;
  if (differs || !(microns >= LEAST_TILE && microns <= MOST_TILE)) {
    ledger.fault(
      "FEATURES_TILE_SIZE",
      { ...place, value: String(own ?? size) },
      differs
        ? `The features of slide ${row.slide} have tiles of ${round(size)} level-0 pixels, not of ${String(own)}.`
        : `The tiles of slide ${row.slide}'s features are ${round(microns)} um wide; ${String(LEAST_TILE)} to ${String(MOST_TILE)} um can be used.`,
      "Correct it, or extract the features with other tiles.",
    );
    return null;
  }
  return Math.round(size);
}

/** Whether the file was made from a slide of this size and resolution, and its tiles lie on it. */
function fitsSlide(
  place: Place,
  view: SlideView,
  { probe, size }: { readonly probe: FeatureProbe; readonly size: number },
  ledger: FindingLedger,
): boolean {
  const { slide, mpp } = probe;
  const other =
    slide !== null &&
    (slide.width !== view.width || slide.height !== view.height);
  if (other || (mpp !== null && Math.abs(mpp / view.mpp - 1) > MPP_SLACK)) {
    ledger.fault(
      other ? "FEATURES_OF_ANOTHER_SLIDE" : "FEATURES_MPP",
      place,
      other
        ? `The features are of a slide of ${slide.width} x ${slide.height} pixels; slide ${view.slide} has ${view.width} x ${view.height}.`
        : `The features are of a slide of about ${round(mpp ?? 0)} microns per pixel; slide ${view.slide} has ${round(view.mpp)}.`,
      "Name the features of this slide, or correct the slide's mpp.",
    );
    return false;
  }
  const away = cornerOutside(view, probe, size);
  if (away === null) return true;
  ledger.fault(
    "FEATURES_OUTSIDE",
    place,
    `The features of slide ${view.slide} have a tile at ${away.map(round).join(", ")} (level-0 pixels, edge ${size}), beyond its ${view.width} x ${view.height} pixels.`,
    "Name the features of this slide, or extract them again.",
  );
  return false;
}

/** The first corner whose tile has no pixel of the slide: tiles may stand out at the right and the bottom. */
function cornerOutside(
  { width, height, mpp }: SlideView,
  { coords, unit }: FeatureProbe,
  size: number,
): [number, number] | null {
  const scale = unit === "um" ? 1 / mpp : 1;
  for (let at = 0; at < coords.length; at += 2) {
    const [x, y] = [coords[at]! * scale, coords[at + 1]! * scale];
    if (x < 0 || y < 0 || x + size / 2 > width || y + size / 2 > height)
      return [x, y];
  }
  return null;
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
