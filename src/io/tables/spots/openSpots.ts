import type { CohortFolder } from "../cohortFolder.js";
import { composed } from "../csv/composed.js";
import type { Table } from "../csv/openTable.js";
import { openTable } from "../csv/openTable.js";
import { readNumber } from "../csv/readNumber.js";
import type { TableRow } from "../csv/tableReading.js";
import { ExpressionCells } from "../expression/expressionCells.js";
import { reportNumber } from "../expression/reportNumber.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { reportMangled } from "../genes/reportMangled.js";

/** A row of spots.csv. */
export interface SpotRow {
  readonly line: number;
  readonly slide: string;
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
  /** As wide as the table; NaN in the keys and where not measured. */
  readonly cells: Float64Array;
}

/** spots.csv, open. */
export interface SpotTable {
  readonly header: readonly string[];
  /** Rows without a place are faults, and left out. */
  readonly rows: AsyncIterable<SpotRow>;
  sha256(): string;
  complete(): boolean;
}

/** The columns before the genes, in this order. */
export const SPOT_KEYS = ["slide", "x", "y", "diameter"] as const;

/** Opens spots.csv; null where it cannot be used. */
export async function openSpots(
  source: {
    readonly folder: CohortFolder;
    readonly file: string;
    readonly scale: "linear" | "log2";
  },
  ledger: FindingLedger,
): Promise<SpotTable | null> {
  const { folder, file, scale } = source;
  const table = await openTable(
    {
      folder,
      file,
      required: SPOT_KEYS,
      order: "first",
      doubled: "DUPLICATE_GENE",
    },
    ledger,
  );
  if (table === null) return null;
  const { header } = table;
  const keys = SPOT_KEYS.length;
  reportMangled({ file, header, keys }, ledger);
  const cells = new ExpressionCells({ file, header, keys, scale }, ledger);
  return {
    header,
    rows: spotRows(table, cells, ledger),
    sha256: table.sha256,
    complete: table.complete,
  };
}

async function* spotRows(
  table: Table,
  cells: ExpressionCells,
  ledger: FindingLedger,
): AsyncGenerator<SpotRow> {
  for await (const row of table.rows) {
    const place = placeOf(table.file, row, ledger);
    const values = cells.read(row);
    if (place !== null) yield { ...place, line: row.line, cells: values };
  }
  cells.reportNans();
}

function placeOf(
  file: string,
  row: TableRow,
  ledger: FindingLedger,
): Pick<SpotRow, "slide" | "x" | "y" | "diameter"> | null {
  const slide = composed((row.cells[0] ?? "").trim());
  const numbers = SPOT_KEYS.map((column, c) =>
    c === 0 ? 0 : keyNumber({ file, column, c }, row, ledger),
  );
  const [, x, y, diameter] = numbers;
  if (slide === "") reportEmpty(file, row.line, "slide", ledger);
  if (slide === "" || x == null || y == null || diameter == null) return null;
  return { slide, x, y, diameter };
}

function keyNumber(
  at: { readonly file: string; readonly column: string; readonly c: number },
  { line, cells }: TableRow,
  ledger: FindingLedger,
): number | null {
  const { file, column, c } = at;
  const value = cells[c] ?? "";
  const read = readNumber(value);
  if (read.kind === "number") return read.value;
  if (read.kind === "empty") reportEmpty(file, line, column, ledger);
  else reportNumber(read.kind, { file, line, column, value }, ledger);
  return null;
}

function reportEmpty(
  file: string,
  line: number,
  column: string,
  ledger: FindingLedger,
): void {
  ledger.fault(
    "EMPTY_CELL",
    { file, line, column },
    `The row has no ${column}.`,
    `Write the ${column}, or remove the row.`,
  );
}
