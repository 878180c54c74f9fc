import type { FindingLedger } from "../findings/findingLedger.js";
import { isMangledSymbol } from "./mangledSymbol.js";

/** Writes down the columns whose names a spreadsheet has mangled. @param keys columns before the first gene */
export function reportMangled(
  {
    file,
    header,
    keys,
  }: { file: string; header: readonly string[]; keys: number },
  ledger: FindingLedger,
): void {
  for (const column of header.slice(keys))
    if (isMangledSymbol(column))
      ledger.fault(
        "MANGLED_GENE",
        { file, line: 1, column, value: column },
        `${column} is what a spreadsheet makes of a gene symbol that it takes for a date or a number.`,
        "Write the gene's HGNC symbol (MARCHF1 for 1-Mar, SEPTIN2 for 2-Sep) from a source that no spreadsheet has saved.",
      );
}
