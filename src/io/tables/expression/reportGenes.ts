import type { ChosenPanel } from "../genes/choosePanel.js";
import type { ColumnRanges } from "./columnRanges.js";
import type { FindingLedger } from "../findings/findingLedger.js";

/** The columns of genes that were read, and which of them matter. */
export interface ReadColumns {
  readonly file: string;
  readonly header: readonly string[];
  readonly keys: number;
  readonly ranges: ColumnRanges;
  readonly spoilt: ReadonlySet<number>;
  /** Columns of the panel's genes. */
  readonly panel: ReadonlySet<number>;
  readonly kind: ChosenPanel["kind"];
}

/** Writes down which genes have no value, or one value only. */
export function reportGenes(read: ReadColumns, ledger: FindingLedger): void {
  const { file, ranges, spoilt } = read;
  if (ranges.whole() === null && spoilt.size === 0)
    return ledger.fault(
      "NO_VALUES",
      { file },
      `${file} holds no value at all.`,
      "Write the measured numbers into it; empty cells and NA mean not measured.",
    );
  for (let c = read.keys; c < read.header.length; c++) {
    if (spoilt.has(c)) continue;
    if (ranges.count(c) === 0) reportEmpty(read, c, ledger);
    else if (ranges.isConstant(c) && ranges.count(c) > 1)
      reportConstant(read, c, ledger);
  }
}

function reportEmpty(
  { file, header, panel, kind }: ReadColumns,
  c: number,
  ledger: FindingLedger,
): void {
  const column = header[c] ?? "";
  const place = { file, column };
  if (kind === "all")
    ledger.notice(
      "EMPTY_GENE",
      place,
      `Column ${column} has no value and is not tried.`,
      "Nothing needs to be done.",
    );
  else if (!panel.has(c))
    ledger.notice(
      "EMPTY_GENE",
      place,
      `Column ${column} has no value; it is not in the panel.`,
      "Nothing needs to be done.",
    );
  else if (kind === "named")
    ledger.fault(
      "PANEL_GENE_EMPTY",
      place,
      `Gene ${column} of the panel has no value.`,
      "Write its values, or take it out of the panel.",
    );
  else
    ledger.notice(
      "PANEL_GENE_EMPTY",
      place,
      `Gene ${column} of the default panel has no value and is not tried.`,
      "Nothing needs to be done.",
    );
}

function reportConstant(
  { file, header, ranges, panel, kind }: ReadColumns,
  c: number,
  ledger: FindingLedger,
): void {
  const column = header[c] ?? "";
  ledger.notice(
    "CONSTANT_GENE",
    { file, column },
    `Gene ${column} has the same value in all ${String(ranges.count(c))} rows.`,
    panel.has(c) && kind !== "all"
      ? "Nothing can be learnt of it; take it out of the panel, or correct its values."
      : "Nothing needs to be done.",
  );
}
