import { checkHeader } from "./checkHeader.js";
import type { CohortFolder } from "../cohortFolder.js";
import { locateFile } from "../cohortFolder.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { TableRow } from "./tableReading.js";
import { TableReading } from "./tableReading.js";

/** A CSV file whose header has been read. */
export interface Table {
  readonly file: string;
  readonly header: readonly string[];
  /** To be read once, to the end. */
  readonly rows: AsyncIterable<TableRow>;
  /** Of the file's bytes; once the rows have been read. */
  sha256(): string;
  /** Whether there are rows and all were read; once they have been. */
  complete(): boolean;
  /** Lets go of a table whose rows are not read. */
  close(): Promise<void>;
}

/** Where a table is looked for, and what its header must have. */
export interface TableSource {
  readonly folder: CohortFolder;
  readonly file: string;
  readonly required: readonly string[];
  /** Whether the required columns come first, in their order, or anywhere. */
  readonly order: "first" | "any";
  /** Code of a column that is there twice. */
  readonly doubled: "DUPLICATE_COLUMN" | "DUPLICATE_GENE";
}

/** Opens a table of the cohort; null where it cannot be used, which is then in the ledger. */
export async function openTable(
  source: TableSource,
  ledger: FindingLedger,
): Promise<Table | null> {
  const { folder, file } = source;
  const located = await locateFile(folder, file);
  if (located.kind !== "found") {
    reportAbsent(file, located.kind, ledger);
    return null;
  }
  const reading = new TableReading(located.path, file, ledger);
  const header = await reading.header();
  if (header === null) return null;
  if (!checkHeader({ ...source, header }, ledger)) {
    await reading.close();
    return null;
  }
  return {
    file,
    header,
    rows: reading.rows(header.length),
    sha256: () => reading.facts.sha256(),
    complete: () => reading.complete(),
    close: () => reading.close(),
  };
}

function reportAbsent(
  file: string,
  kind: "missing" | "outside",
  ledger: FindingLedger,
): void {
  if (kind === "missing")
    ledger.fault(
      "MISSING_FILE",
      { file },
      `There is no file ${file} in the cohort folder.`,
      "Put it there, or correct its name in cohort.json.",
    );
  else
    ledger.fault(
      "PATH_OUTSIDE",
      { file, value: file },
      `${file} lies outside the cohort folder and the slide roots.`,
      "Copy it into the folder and name it by its path there.",
    );
}
