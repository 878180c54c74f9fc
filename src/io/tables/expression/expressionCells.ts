import type { ColumnRanges } from "./columnRanges.js";
import { createRanges } from "./columnRanges.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { readNumber } from "../csv/readNumber.js";
import { MOST_EXPRESSION, reportNumber } from "./reportNumber.js";
import type { NumberFault } from "./reportNumber.js";
import type { TableRow } from "../csv/tableReading.js";

/** A table of expression whose first columns name what was measured, the others one gene each. */
export interface MeasuredTable {
  readonly file: string;
  readonly header: readonly string[];
  /** How many columns come before the genes. */
  readonly keys: number;
  readonly scale: "linear" | "log2";
}

/** Reads the numbers of such a table, row by row, and remembers what its columns hold. */
export class ExpressionCells {
  readonly ranges: ColumnRanges;
  /** Columns with a cell that is no usable number. */
  readonly spoilt = new Set<number>();
  private nans = 0;

  constructor(
    private readonly table: MeasuredTable,
    private readonly ledger: FindingLedger,
  ) {
    this.ranges = createRanges(table.header.length);
  }

  /** The numbers of a row, as wide as the table; NaN in the keys and where nothing was measured. */
  read(row: TableRow): Float64Array {
    const values = new Float64Array(row.cells.length).fill(Number.NaN);
    for (let c = this.table.keys; c < values.length; c++) {
      const read = readNumber(row.cells[c] ?? "");
      if (read.kind === "empty") continue;
      const fault = read.kind === "number" ? this.judge(read.value) : read.kind;
      if (fault !== null) this.refuse(row, c, fault);
      else if (read.kind === "number") {
        values[c] = read.value;
        this.ranges.add(c, read.value);
      }
    }
    return values;
  }

  /** To be called after the last row. */
  reportNans(): void {
    if (this.nans === 0) return;
    this.ledger.notice(
      "NAN_AS_EMPTY",
      { file: this.table.file, value: String(this.nans) },
      `${String(this.nans)} cells hold NaN and were read as not measured.`,
      "Leave such cells empty, or write NA.",
    );
  }

  private judge(value: number): NumberFault | null {
    if (Math.abs(value) > MOST_EXPRESSION) return "absurd";
    return value < 0 && this.table.scale === "linear" ? "negative" : null;
  }

  private refuse(row: TableRow, c: number, fault: NumberFault): void {
    if (fault === "nan") {
      this.nans++;
      return;
    }
    this.spoilt.add(c);
    const { file, header } = this.table;
    const place = { file, line: row.line, column: header[c] ?? "" };
    const value = row.cells[c] ?? "";
    reportNumber(fault, { ...place, value }, this.ledger);
  }
}
