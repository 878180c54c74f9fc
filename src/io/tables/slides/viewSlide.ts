import type { SlideView } from "../cohort.js";
import type { GoodSlide, SlideFile } from "./examineSlides.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { Problem } from "../findings/problem.js";
import type { SlideRow } from "./readSlideRows.js";
import { slideMpp } from "./slideMpp.js";

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
  const mpp = slideMpp(file, row, found, ledger);
  const inside = liesInside(file, row, found, ledger);
  if (mpp === null || !inside) return null;
  const { key, slide, patient, rect, specimen } = row;
  const { path, sha256, width, height } = found;
  const known = {
    ...(found.parts.length > 1 ? { parts: found.parts } : {}),
    ...(specimen === null ? {} : { specimen }),
  };
  const view = { key, slide, patient, file: row.file, path, sha256, ...known };
  return { kind: "view", view: { ...view, mpp, width, height, rect } };
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
