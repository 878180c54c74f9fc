import type { ChosenPanel } from "./genes/choosePanel.js";
import { choosePanel } from "./genes/choosePanel.js";
import { checkSharing } from "./slides/checkSharing.js";
import { checkSlideRows } from "./slides/checkSlideRows.js";
import type { Cohort } from "./cohort.js";
import type { CohortFolder } from "./cohortFolder.js";
import { openFolder } from "./cohortFolder.js";
import { examineSlides } from "./slides/examineSlides.js";
import type { Findings } from "./finding.js";
import type { FindingLedger } from "./findings/findingLedger.js";
import { createLedger } from "./findings/findingLedger.js";
import { joinBags } from "./bags/joinBags.js";
import type { Manifest } from "./manifest.js";
import { readExpression } from "./expression/readExpression.js";
import { MANIFEST_FILE, readManifest } from "./readManifest.js";
import type { PatientRow } from "./bags/readPatients.js";
import { readPatients } from "./bags/readPatients.js";
import type { SlideRow } from "./slides/readSlideRows.js";
import { readSlideRows } from "./slides/readSlideRows.js";
import { reportCohort } from "./bags/reportCohort.js";
import type { SeenRow } from "./slides/viewSlide.js";
import { viewSlide } from "./slides/viewSlide.js";

/** What is to be read, and how. */
export interface CohortRequest {
  readonly dir: string;
  /** Genes to read; null: the cohort's own panel, else the default one. */
  readonly panel: readonly string[] | null;
  /** Folders outside the cohort from which its files may come. */
  readonly slideRoots: readonly string[];
  /** Whether patients and regions that lack something are left out, and not refused. */
  readonly skipIncomplete: boolean;
  /** Whether the slides are read too; without them every bag has no views. */
  readonly needSlides: boolean;
}

/** A cohort, or null where it has a fault; and everything that was found. */
export interface CohortReading {
  readonly cohort: Cohort | null;
  readonly findings: Findings;
}

/** Reads a cohort folder and checks all of it: every fault is found, not the first alone. */
export async function readCohort(
  request: CohortRequest,
): Promise<CohortReading> {
  const ledger = createLedger();
  const cohort = await readFolder(request, ledger);
  const findings = ledger.findings();
  return { cohort: findings.faults.length > 0 ? null : cohort, findings };
}

async function readFolder(
  request: CohortRequest,
  ledger: FindingLedger,
): Promise<Cohort | null> {
  const folder = await openFolder(request.dir, request.slideRoots);
  if (folder === null) {
    ledger.fault(
      "MISSING_FILE",
      { file: MANIFEST_FILE, value: request.dir },
      `${request.dir} is not a folder that can be read.`,
      "Name a folder that holds a cohort.json.",
    );
    return null;
  }
  const read = await readManifest(folder, ledger);
  if (read === null) return null;
  const { manifest, document } = read;
  const panel = choosePanel(request.panel, manifest.panel ?? null, ledger);
  const tables = await readTables({ request, folder, manifest, panel }, ledger);
  if (tables === null) return null;
  const { bags, leftOut } = joinBags(tables, ledger);
  reportCohort(manifest.patients, bags, ledger);
  const { sha256, genes, rows } = tables.expression;
  const values = bags.flatMap(({ id }) => [...(rows.get(id)?.values ?? [])]);
  const { scale, measure } = manifest.expression;
  return {
    name: manifest.name,
    tissue: manifest.tissue,
    unit: manifest.unit,
    folder: folder.path,
    manifest: document,
    bags,
    expression: {
      sha256,
      scale,
      measure,
      genes,
      values: Float64Array.from(values),
    },
    panel: { name: panel.name, genes: panel.genes },
    leftOut,
  };
}

interface Opened {
  readonly request: CohortRequest;
  readonly folder: CohortFolder;
  readonly manifest: Manifest;
  readonly panel: ChosenPanel;
}

/** Reads every table even where one fails, so that all faults are found; null where one failed. */
async function readTables(opened: Opened, ledger: FindingLedger) {
  const { request, folder, manifest, panel } = opened;
  const { unit, expression: source } = manifest;
  const patients = await readPatients(folder, manifest.patients, ledger);
  const slides = await readSlides(opened, patients, ledger);
  const expression = await readExpression(
    { folder, unit, expression: source, panel },
    ledger,
  );
  if (patients === null || slides === null || expression === null) return null;
  const files = {
    patients: manifest.patients,
    slides: manifest.slides ?? "slides.csv",
    expression: source.file,
  };
  const incomplete = request.skipIncomplete ? "leave out" : "refuse";
  return {
    unit,
    files,
    patients,
    ...slides,
    expression,
    incomplete,
  } as const;
}

async function readSlides(
  { request, folder, manifest }: Opened,
  patients: ReadonlyMap<string, PatientRow> | null,
  ledger: FindingLedger,
): Promise<{
  slideRows: readonly SlideRow[];
  seen: ReadonlyMap<SlideRow, SeenRow> | null;
} | null> {
  const { unit, slides: file } = manifest;
  const { needSlides } = request;
  if (unit === "patient" && !needSlides) return { slideRows: [], seen: null };
  if (file === undefined) {
    ledger.fault(
      "MISSING_KEY",
      { file: MANIFEST_FILE, column: "slides" },
      `${MANIFEST_FILE} names no table of slides.`,
      'Add "slides": "slides.csv".',
    );
    return null;
  }
  const rows = await readSlideRows({ folder, file, unit }, ledger);
  if (rows === null) return null;
  checkSlideRows({ file, unit, rows, patients }, ledger);
  if (!needSlides) return { slideRows: rows, seen: null };
  return { slideRows: rows, seen: await seeRows(folder, file, rows, ledger) };
}

async function seeRows(
  folder: CohortFolder,
  file: string,
  rows: readonly SlideRow[],
  ledger: FindingLedger,
): Promise<ReadonlyMap<SlideRow, SeenRow>> {
  const found = await examineSlides(
    folder,
    rows.map((row) => row.file),
  );
  const seen = new Map<SlideRow, SeenRow>();
  for (const row of rows) {
    const slide = found.get(row.file);
    if (slide) seen.set(row, viewSlide(file, row, slide, ledger));
  }
  const views = [...seen].flatMap(([{ line }, at]) =>
    at?.kind === "view" ? [{ line, view: at.view }] : [],
  );
  checkSharing(file, views, ledger);
  return seen;
}
