import type { ChosenPanel } from "../genes/choosePanel.js";
import type { CohortFolder } from "../cohortFolder.js";
import { ExpressionCells } from "./expressionCells.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { Manifest } from "../manifest.js";
import { matchGenes } from "../genes/matchGenes.js";
import { composed } from "../csv/composed.js";
import type { Table } from "../csv/openTable.js";
import { openTable } from "../csv/openTable.js";
import type { TableRow } from "../csv/tableReading.js";
import { reportGenes } from "./reportGenes.js";
import { reportScale } from "./reportScale.js";

/** A row of the expression table. */
export interface ExpressionRow {
  /** The patient, or the region. */
  readonly id: string;
  readonly line: number;
  /** NaN where not measured. @shape [genes] */
  readonly values: Float64Array;
}

/** The expression table, of which only the panel's genes are kept. */
export interface ExpressionTable {
  readonly file: string;
  readonly sha256: string;
  readonly genes: readonly string[];
  readonly rows: ReadonlyMap<string, ExpressionRow>;
}

/** What a reading of the table rests on. */
export interface ExpressionSource {
  readonly folder: CohortFolder;
  readonly unit: "patient" | "region";
  readonly expression: Manifest["expression"];
  readonly panel: ChosenPanel;
}

/** Opens the expression table: its key first, then a column a gene; null where it cannot be used. */
export function openExpression(
  {
    folder,
    unit,
    expression: { file },
  }: Pick<ExpressionSource, "folder" | "unit" | "expression">,
  ledger: FindingLedger,
): Promise<Table | null> {
  return openTable(
    {
      folder,
      file,
      required: [unit],
      order: "first",
      doubled: "DUPLICATE_GENE",
    },
    ledger,
  );
}

/** Reads the expression table row by row; null where it cannot be read, or not to its end. */
export async function readExpression(
  source: ExpressionSource,
  ledger: FindingLedger,
): Promise<ExpressionTable | null> {
  const { unit, expression, panel } = source;
  const { file, scale } = expression;
  const table = await openExpression(source, ledger);
  if (table === null) return null;
  const { header } = table;
  const { genes, columns } = matchGenes(file, header, panel, ledger);
  const cells = new ExpressionCells({ file, header, keys: 1, scale }, ledger);
  const rows: ExpressionRow[] = [];
  for await (const row of table.rows) {
    const all = cells.read(row);
    const values = Float64Array.from(columns, (c) => all[c] ?? Number.NaN);
    rows.push({ id: idOf(row), line: row.line, values });
  }
  if (!table.complete()) return null;
  const { ranges, spoilt } = cells;
  const { kind } = panel;
  const read = { file, header, keys: 1, ranges, spoilt, kind };
  cells.reportNans();
  reportGenes({ ...read, panel: new Set(columns) }, ledger);
  reportScale(file, scale, ranges, ledger);
  const measured = columns.map((c) => ranges.count(c) > 0);
  return {
    file,
    sha256: table.sha256(),
    genes: genes.filter((_, g) => measured[g]),
    rows: rowsById(
      { file, unit },
      rows.map((row) => ({
        ...row,
        values: row.values.filter((_, g) => measured[g]),
      })),
      ledger,
    ),
  };
}

const idOf = (row: TableRow): string => composed((row.cells[0] ?? "").trim());

function rowsById(
  {
    file,
    unit,
  }: { readonly file: string; readonly unit: "patient" | "region" },
  rows: readonly ExpressionRow[],
  ledger: FindingLedger,
): ReadonlyMap<string, ExpressionRow> {
  const byId = new Map<string, ExpressionRow>();
  for (const row of rows) {
    const { id, line } = row;
    const before = byId.get(id);
    if (id === "")
      ledger.fault(
        "EMPTY_CELL",
        { file, line, column: unit },
        `The row names no ${unit}.`,
        `Write the ${unit}, or remove the row.`,
      );
    else if (before === undefined) byId.set(id, row);
    else
      ledger.fault(
        unit === "patient" ? "DUPLICATE_PATIENT" : "DUPLICATE_REGION",
        { file, line, column: unit, value: id },
        `The ${unit} ${id} has a row already, on line ${String(before.line)}.`,
        `Keep one row for each ${unit}; where several samples were measured, choose one.`,
      );
  }
  return byId;
}
