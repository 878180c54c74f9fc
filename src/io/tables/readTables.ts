import type { JoinInput } from "./bags/joinBags.js";
import type { PatientRow } from "./bags/readPatients.js";
import { readPatients } from "./bags/readPatients.js";
import type { CohortFolder } from "./cohortFolder.js";
import { readExpression } from "./expression/readExpression.js";
import type { FindingLedger } from "./findings/findingLedger.js";
import type { ChosenPanel } from "./genes/choosePanel.js";
import type { Manifest } from "./manifest.js";
import { MANIFEST_FILE } from "./readManifest.js";
import { checkSlideRows } from "./slides/checkSlideRows.js";
import type { SlideRow } from "./slides/readSlideRows.js";
import { readSlideRows } from "./slides/readSlideRows.js";
import { seeSlides } from "./slides/seeSlides.js";
import type { SeenRow } from "./slides/viewSlide.js";
import type { KnownSlides } from "./spots/checkSpots.js";
import { checkSpots } from "./spots/checkSpots.js";

/** A cohort folder whose manifest has been read. */
export interface OpenedCohort {
  readonly folder: CohortFolder;
  readonly manifest: Manifest;
  readonly panel: ChosenPanel;
  /** Whether slides are opened, or left alone. */
  readonly slides: "open" | "leave";
}

/** The tables of a cohort, ready to be joined. */
export interface CohortTables extends Omit<JoinInput, "incomplete"> {
  /** Hash of the table of spots; null where there is none. */
  readonly spots: string | null;
}

/** Reads every table even where one fails, so that all faults are found; null where one failed. */
export async function readTables(
  opened: OpenedCohort,
  ledger: FindingLedger,
): Promise<CohortTables | null> {
  const { folder, manifest, panel } = opened;
  const { unit, expression: source } = manifest;
  const patients = await readPatients(folder, manifest.patients, ledger);
  const slides = await readSlides(opened, patients, ledger);
  const expression = await readExpression(
    { folder, unit, expression: source, panel },
    ledger,
  );
  const spots = await readSpotHash(opened, slides, ledger);
  if (patients === null || slides === null || expression === null) return null;
  const files = {
    patients: manifest.patients,
    slides: manifest.slides ?? "",
    expression: source.file,
  };
  return { unit, files, patients, ...slides, expression, spots };
}

interface Slides {
  readonly slideRows: readonly SlideRow[];
  readonly seen: ReadonlyMap<SlideRow, SeenRow> | null;
}

async function readSlides(
  opened: OpenedCohort,
  patients: ReadonlyMap<string, PatientRow> | null,
  ledger: FindingLedger,
): Promise<Slides | null> {
  const { folder, manifest } = opened;
  const { unit, slides: file } = manifest;
  const leave = opened.slides === "leave";
  // Regions are known by their slides, whether these are opened or not.
  if (unit === "patient" && leave) return { slideRows: [], seen: null };
  if (file === undefined) {
    ledger.fault(
      "MISSING_KEY",
      { file: MANIFEST_FILE, column: "slides" },
      `${MANIFEST_FILE} names no table of slides.`,
      'Add "slides": "slides.csv"; only `subtype` does without.',
    );
    return null;
  }
  const slideRows = await readSlideRows({ folder, file, unit }, ledger);
  if (slideRows === null) return null;
  checkSlideRows({ file, unit, rows: slideRows, patients }, ledger);
  const seen = leave
    ? null
    : await seeSlides({ folder, file, rows: slideRows }, ledger);
  return { slideRows, seen };
}

async function readSpotHash(
  { folder, manifest }: OpenedCohort,
  slides: Slides | null,
  ledger: FindingLedger,
): Promise<string | null> {
  const { spots: file, expression, unit } = manifest;
  if (file === undefined) return null;
  const { scale } = expression;
  const unread =
    slides === null || (slides.seen === null && unit === "patient");
  const known = unread ? null : knownSlides(slides);
  return checkSpots({ folder, file, scale, slides: known }, ledger);
}

function knownSlides({ slideRows, seen }: Slides): KnownSlides {
  return new Map(
    slideRows.map((row) => {
      const at = seen?.get(row);
      return [row.slide, at?.kind === "view" ? at.view : null];
    }),
  );
}
