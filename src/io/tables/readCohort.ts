import { checkGroups } from "./bags/checkGroups.js";
import { joinBags } from "./bags/joinBags.js";
import { reportCohort } from "./bags/reportCohort.js";
import type { Cohort, CohortBag } from "./cohort.js";
import { openFolder } from "./cohortFolder.js";
import type { ExpressionTable } from "./expression/readExpression.js";
import { fingerprintOf } from "./fingerprintOf.js";
import type { Findings } from "./finding.js";
import type { FindingLedger } from "./findings/findingLedger.js";
import { createLedger } from "./findings/findingLedger.js";
import { choosePanel } from "./genes/choosePanel.js";
import type { AskedGenes } from "./genes/panel.js";
import { MANIFEST_FILE, readManifest } from "./readManifest.js";
import { readTables } from "./readTables.js";

/** What is to be read, and how. */
export interface CohortRequest {
  readonly dir: string;
  /** Genes to read. */
  readonly panel: AskedGenes;
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
  /** Hash of what was read, for telling whether it has changed; null without a cohort. */
  readonly fingerprint: string | null;
}

/** Reads a cohort folder and checks all of it: every fault is found, not the first alone. */
export async function readCohort(
  request: CohortRequest,
): Promise<CohortReading> {
  const ledger = createLedger();
  const read = await readFolder(request, ledger);
  const findings = ledger.findings();
  const cohort = findings.faults.length > 0 ? null : read;
  const fingerprint = cohort === null ? null : fingerprintOf(cohort);
  return { cohort, findings, fingerprint };
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
      `Name a folder that holds a ${MANIFEST_FILE}.`,
    );
    return null;
  }
  const read = await readManifest(folder, ledger);
  if (read === null) return null;
  const { manifest, document } = read;
  const panel = choosePanel(request.panel, manifest.panel ?? null, ledger);
  const slides = request.needSlides ? "open" : "leave";
  const tables = await readTables({ folder, manifest, panel, slides }, ledger);
  if (tables === null) return null;
  const incomplete = request.skipIncomplete ? "leave out" : "refuse";
  const joined = joinBags({ ...tables, incomplete }, ledger);
  const { bags, leftOut } = joined;
  checkGroups(manifest.patients, bags, tables.patients, ledger);
  reportCohort(manifest.patients, joined.patients, ledger);
  const { name, tissue, unit, expression, spots } = manifest;
  const { scale, measure } = expression;
  return {
    name,
    tissue,
    unit,
    folder: folder.path,
    manifest: document,
    bags,
    expression: { scale, measure, ...valuesOf(bags, tables.expression) },
    spots:
      spots === undefined || tables.spots === null
        ? null
        : { file: spots, sha256: tables.spots },
    panel: {
      name: panel.name,
      genes: panel.kind === "all" ? tables.expression.genes : panel.genes,
    },
    leftOut,
  };
}

/** The table's values in the order of the bags. */
function valuesOf(
  bags: readonly CohortBag[],
  { sha256, genes, rows }: ExpressionTable,
): Pick<Cohort["expression"], "sha256" | "genes" | "values"> {
  const values = new Float64Array(bags.length * genes.length).fill(Number.NaN);
  bags.forEach(({ id }, b) => {
    values.set(rows.get(id)?.values ?? [], b * genes.length);
  });
  return { sha256, genes, values };
}
