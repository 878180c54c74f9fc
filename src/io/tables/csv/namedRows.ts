import { composed } from "./composed.js";
import type { Table } from "./openTable.js";
import type { TableRow } from "./tableReading.js";

/** A row whose cells are asked for by their column's name. */
export interface NamedRow {
  readonly line: number;
  /** Without blanks around it, in Unicode's composed form; null where empty or where there is no such column. */
  cell(column: string): string | null;
  /** As cell, but spelt as in the file: for the names of files. */
  spelt(column: string): string | null;
}

/** The rows of a table, each with its cells by name. */
export async function* namedRows(
  table: Pick<Table, "header" | "rows">,
): AsyncGenerator<NamedRow> {
  const index = new Map(table.header.map((name, c) => [name, c]));
  for await (const row of table.rows) yield named(row, index);
}

function named(row: TableRow, index: ReadonlyMap<string, number>): NamedRow {
  const spelt = (column: string): string | null => {
    const at = index.get(column);
    const text = at === undefined ? "" : (row.cells[at] ?? "").trim();
    return text === "" ? null : text;
  };
  const cell = (column: string): string | null => {
    const text = spelt(column);
    return text === null ? null : composed(text);
  };
  return { line: row.line, cell, spelt };
}
