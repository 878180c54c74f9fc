import { LEAST_MPP, MOST_MPP } from "../../slides/implausibleMppError.js";
import type { StatedMpp } from "../../slides/statedMpp.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { SlideRow } from "./readSlideRows.js";

/** The resolution of a slide: the row's, else its file's; null where a fault was written down. @unit um/px */
export function slideMpp(
  file: string,
  row: SlideRow,
  found: StatedMpp,
  ledger: FindingLedger,
): number | null {
  const mpp = row.mpp ?? found.mpp;
  const place = { file, line: row.line, column: "mpp" };
  if (mpp === null) {
    ledger.fault(
      "MISSING_MPP",
      place,
      `Slide ${row.slide} has no resolution: its file states none.`,
      "Give its microns per pixel in the column mpp.",
    );
    return null;
  }
  if (!(mpp >= LEAST_MPP && mpp <= MOST_MPP)) {
    ledger.fault(
      "IMPLAUSIBLE_MPP",
      { ...place, value: String(mpp) },
      `${row.mpp === null ? "The file of slide" : "Slide"} ${row.slide} is said to have ${String(mpp)} microns per pixel, which no scanner gives (${String(LEAST_MPP)} to ${String(MOST_MPP)}).`,
      "Give its true microns per pixel in the column mpp.",
    );
    return null;
  }
  reportDisagreement(file, row, found, ledger);
  return isSquare(file, row, found, ledger) ? mpp : null;
}

/** Share by which two resolutions of one slide may differ. */
const MPP_SLACK = 0.05;

function reportDisagreement(
  file: string,
  row: SlideRow,
  found: StatedMpp,
  ledger: FindingLedger,
): void {
  if (row.mpp === null || found.mpp === null) return;
  if (found.mpp < LEAST_MPP || found.mpp > MOST_MPP) return;
  if (Math.abs(found.mpp / row.mpp - 1) <= MPP_SLACK) return;
  ledger.notice(
    "MPP_DISAGREES",
    { file, line: row.line, column: "mpp", value: String(row.mpp) },
    `Slide ${row.slide} has ${String(row.mpp)} microns per pixel here and ${String(found.mpp)} in its file; the former is used.`,
    "Correct it, or leave the cell empty to use the file's own.",
  );
}

/** Share by which the two sides of a pixel may differ: a scanner that measures both (MRXS, Philips) gives up to .002. */
const SIDE_SLACK = 0.01;

/** Whether tiles cut as squares are squares of tissue, or the row says so against the file. */
function isSquare(
  file: string,
  row: SlideRow,
  { mpp, mppY }: StatedMpp,
  ledger: FindingLedger,
): boolean {
  if (mpp === null || mppY === null) return true;
  if (Math.abs(mppY / mpp - 1) <= SIDE_SLACK) return true;
  const value = [mpp, mppY].map(fourDigits).join(" x ");
  const stated = `The file of slide ${row.slide} states pixels that are not square: ${value} microns, across and down`;
  const place = { file, line: row.line, column: "mpp", value };
  if (row.mpp === null)
    ledger.fault(
      "PIXELS_NOT_SQUARE",
      place,
      `${stated}.`,
      "Export it again with square pixels; where the file is wrong, give the true microns per pixel in the column mpp.",
    );
  else
    ledger.notice(
      "PIXELS_NOT_SQUARE",
      place,
      `${stated}; ${String(row.mpp)} is used for both.`,
      "Export it again with square pixels, unless the file is wrong.",
    );
  return row.mpp !== null;
}

const fourDigits = (value: number): string =>
  String(Number(value.toPrecision(4)));
