import type { Rect } from "../cohort.js";
import type { CohortFolder } from "../cohortFolder.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { reportScripts } from "../findings/reportScripts.js";
import type { NamedRow } from "../csv/namedRows.js";
import { namedRows } from "../csv/namedRows.js";
import { openTable } from "../csv/openTable.js";
import { reportNumber } from "../expression/reportNumber.js";
import { readNumber } from "../csv/readNumber.js";

/** A row of slides.csv, as written. */
export interface SlideRow {
  /** The slide's name, followed by "/" and the region where one is given. */
  readonly key: string;
  readonly line: number;
  readonly slide: string;
  readonly patient: string;
  readonly file: string;
  readonly mpp: number | null;
  readonly rect: Rect | null;
  readonly region: string | null;
  readonly group: string | null;
  /** What the slide was cut from. */
  readonly specimen: string | null;
  /** File of ready features. */
  readonly features: string | null;
  /** Edge of their tiles in level-0 pixels, where the file does not say. */
  readonly featuresTile: number | null;
}

const REQUIRED = ["slide", "patient", "file"] as const;
const RECTANGLE = ["x", "y", "width", "height"] as const;
const KNOWN = new Set<string>([
  ...REQUIRED,
  ...RECTANGLE,
  "mpp",
  "region",
  "group",
  "specimen",
  "features",
  "features_tile",
]);

/** Reads slides.csv; null where it cannot be read, or not to its end. */
export async function readSlideRows(
  input: {
    readonly folder: CohortFolder;
    readonly file: string;
    readonly unit: "patient" | "region";
  },
  ledger: FindingLedger,
): Promise<readonly SlideRow[] | null> {
  const { folder, file, unit } = input;
  const required = unit === "region" ? [...REQUIRED, "region"] : REQUIRED;
  const table = await openTable(
    { folder, file, required, order: "any", doubled: "DUPLICATE_COLUMN" },
    ledger,
  );
  if (table === null) return null;
  reportUnknown(file, table.header, ledger);
  const rows: SlideRow[] = [];
  for await (const row of namedRows(table)) {
    const read = readSlideRow(file, row, required, ledger);
    if (read !== null) rows.push(read);
  }
  reportScripts(
    file,
    rows.flatMap((row) => [row.slide, row.region, row.group, row.specimen]),
    ledger,
  );
  return table.complete() ? rows : null;
}

function reportUnknown(
  file: string,
  header: readonly string[],
  ledger: FindingLedger,
): void {
  for (const column of header)
    if (column !== "" && !KNOWN.has(column))
      ledger.notice(
        "UNKNOWN_COLUMN",
        { file, line: 1, column },
        `Column ${column} has no meaning in ${file} and is not read.`,
        `The columns read are ${[...KNOWN].join(", ")}.`,
      );
}

function readSlideRow(
  file: string,
  row: NamedRow,
  required: readonly string[],
  ledger: FindingLedger,
): SlideRow | null {
  const { line } = row;
  const empty = required.filter((column) => row.cell(column) === null);
  for (const column of empty)
    ledger.fault(
      "EMPTY_CELL",
      { file, line, column },
      `The row has no ${column}.`,
      `Write the ${column}, or remove the row.`,
    );
  const mpp = numberOf(file, row, "mpp", ledger);
  const rect = rectOf(file, row, ledger);
  const featuresTile = numberOf(file, row, "features_tile", ledger);
  const slide = row.cell("slide");
  const patient = row.cell("patient");
  const name = row.spelt("file");
  if (empty.length > 0 || !slide || !patient || !name) return null;
  const region = row.cell("region");
  const key = region === null ? slide : `${slide}/${region}`;
  const group = row.cell("group");
  const specimen = row.cell("specimen");
  const features = row.spelt("features");
  return {
    key,
    line,
    slide,
    patient,
    file: name,
    mpp,
    rect,
    region,
    group,
    specimen,
    features,
    featuresTile,
  };
}

function rectOf(
  file: string,
  row: NamedRow,
  ledger: FindingLedger,
): Rect | null {
  const given = RECTANGLE.filter(
    (column) => readNumber(row.cell(column) ?? "").kind !== "empty",
  );
  if (given.length === 0) return null;
  if (given.length < RECTANGLE.length)
    ledger.fault(
      "PARTIAL_RECTANGLE",
      { file, line: row.line, column: given[0] ?? "", value: given.join(" ") },
      `A rectangle needs x, y, width and height; only ${given.join(", ")} is given.`,
      "Write all four, or leave all four empty where the whole slide is meant.",
    );
  const [x, y, width, height] = RECTANGLE.map((column) =>
    numberOf(file, row, column, ledger),
  );
  if (x == null || y == null || width == null || height == null) return null;
  return { x, y, width, height };
}

function numberOf(
  file: string,
  row: NamedRow,
  column: string,
  ledger: FindingLedger,
): number | null {
  const text = row.cell(column);
  const read = readNumber(text ?? "");
  if (read.kind === "number") return read.value;
  if (read.kind !== "empty")
    reportNumber(
      read.kind,
      { file, line: row.line, column, value: text ?? "" },
      ledger,
    );
  return null;
}
