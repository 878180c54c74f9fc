import { LEAST_MPP, MOST_MPP } from "../../slides/implausibleMppError.js";
import type { SlideView } from "../cohort.js";
import type { GoodSlide, SlideFile } from "./examineSlides.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { Problem } from "../findings/problem.js";
import type { SlideRow } from "./readSlideRows.js";

/** A row of slides.csv with its slide, or why its slide cannot be read; null where a fault was written down. */
export type SeenRow =
  | { readonly kind: "view"; readonly view: SlideView }
  | { readonly kind: "problem"; readonly problem: Problem }
  | null;

/** Joins one row of slides.csv with what its file turned out to be. */
export function viewSlide(
  file: string,
  row: SlideRow,
  found: SlideFile,
  ledger: FindingLedger,
): SeenRow {
  const place = { file, line: row.line, column: "file", value: row.file };
  switch (found.kind) {
    case "outside":
      ledger.fault(
        "PATH_OUTSIDE",
        place,
        `The file of slide ${row.slide} lies outside the cohort folder and the slide roots.`,
        "Copy it into the folder, or add its folder to HISTOCLAIM_SLIDE_ROOTS.",
      );
      return null;
    case "missing": {
      const message = `There is no file ${row.file} for slide ${row.slide}.`;
      const remedy = "Put it in the cohort folder or under a slide root.";
      const code = "MISSING_SLIDE";
      return { kind: "problem", problem: { code, place, message, remedy } };
    }
    case "unreadable": {
      const message = `The file of slide ${row.slide} ${found.reason}.`;
      const remedy = sentence(found.remedy);
      const code = "UNREADABLE_SLIDE";
      return { kind: "problem", problem: { code, place, message, remedy } };
    }
    case "good":
      return viewGood(file, row, found, ledger);
  }
}

function viewGood(
  file: string,
  row: SlideRow,
  found: GoodSlide,
  ledger: FindingLedger,
): SeenRow {
  const mpp = mppOf(file, row, found, ledger);
  const inside = liesInside(file, row, found, ledger);
  if (mpp === null || !inside) return null;
  const { key, slide, patient, rect } = row;
  const { path, sha256, width, height } = found;
  const parts = found.parts.length > 1 ? { parts: found.parts } : {};
  const view = { key, slide, patient, file: row.file, path, sha256, ...parts };
  return { kind: "view", view: { ...view, mpp, width, height, rect } };
}

function mppOf(
  file: string,
  row: SlideRow,
  found: GoodSlide,
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
  return mpp;
}

/** Share by which two resolutions of one slide may differ. */
const MPP_SLACK = 0.05;

function reportDisagreement(
  file: string,
  row: SlideRow,
  found: GoodSlide,
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

function liesInside(
  file: string,
  row: SlideRow,
  found: GoodSlide,
  ledger: FindingLedger,
): boolean {
  const { rect } = row;
  if (rect === null) return true;
  const { x, y, width, height } = rect;
  const inside =
    x >= 0 &&
    y >= 0 &&
    width > 0 &&
    height > 0 &&
    x + width <= found.width &&
    y + height <= found.height;
  if (!inside)
    ledger.fault(
      "RECTANGLE_OUTSIDE",
      {
        file,
        line: row.line,
        column: x < 0 || width <= 0 || x + width > found.width ? "x" : "y",
        value: [x, y, width, height].join(" "),
      },
      `The rectangle is no part of slide ${row.slide}, which has ${String(found.width)} x ${String(found.height)} pixels.`,
      "Give x, y, width and height in level-0 pixels, all of it on the slide.",
    );
  return inside;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
