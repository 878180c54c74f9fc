import type { ChosenPanel } from "./choosePanel.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { approvedSymbol } from "./geneAliases.js";
import { reportMangled } from "./reportMangled.js";

/** The genes of the panel that a table has, with their columns; of all genes, those in the order of the table. */
export interface MatchedGenes {
  readonly genes: readonly string[];
  /** Index in the header of each. */
  readonly columns: readonly number[];
}

/** Looks for the panel's genes in a header whose first column is the key. */
export function matchGenes(
  file: string,
  header: readonly string[],
  panel: ChosenPanel,
  ledger: FindingLedger,
): MatchedGenes {
  reportMangled({ file, header, keys: 1 }, ledger);
  const all = panel.kind === "all";
  const wanted = all ? header.slice(1).map(approvedSymbol) : panel.genes;
  const columnOf = columnsByGene(file, header, new Set(wanted), ledger);
  const found = all
    ? [...columnOf.keys()]
    : wanted.filter((gene) => columnOf.has(gene));
  for (const gene of panel.genes)
    if (!columnOf.has(gene)) reportAbsent(file, gene, panel, ledger);
  if (found.length === 0 && wanted.length > 0)
    ledger.fault(
      "NO_PANEL_GENE",
      { file, line: 1, value: header.join(",") },
      `${file} has no gene of the panel ${panel.name}.`,
      "Name the columns by HGNC symbols, or name a panel of genes that the table has.",
    );
  return {
    genes: found,
    columns: found.map((gene) => columnOf.get(gene) ?? 0),
  };
}

function columnsByGene(
  file: string,
  header: readonly string[],
  wanted: ReadonlySet<string>,
  ledger: FindingLedger,
): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [c, column] of header.entries()) {
    const gene = approvedSymbol(column);
    if (c === 0 || column === "" || !wanted.has(gene)) continue;
    const before = columns.get(gene);
    const place = { file, line: 1, column, value: column };
    // A column of the same name was reported with the header.
    if (before !== undefined && header[before] !== column)
      ledger.fault(
        "DUPLICATE_GENE",
        place,
        `Columns ${header[before] ?? ""} and ${column} are both gene ${gene}.`,
        `Keep one of them, named ${gene}.`,
      );
    else if (before === undefined && gene !== column)
      ledger.notice(
        "GENE_ALIAS",
        place,
        `Column ${column} was read as ${gene}, the symbol that HGNC approves now.`,
        "Nothing needs to be done.",
      );
    if (before === undefined) columns.set(gene, c);
  }
  return columns;
}

function reportAbsent(
  file: string,
  gene: string,
  panel: ChosenPanel,
  ledger: FindingLedger,
): void {
  const place = { file, line: 1, column: gene, value: gene };
  if (panel.kind === "named")
    ledger.fault(
      "PANEL_GENE_ABSENT",
      place,
      `Gene ${gene} of the panel has no column in ${file}.`,
      "Correct its symbol, or take it out of the panel.",
    );
  else
    ledger.notice(
      "PANEL_GENE_ABSENT",
      place,
      `Gene ${gene} of the default panel has no column in ${file} and is not tried.`,
      "Nothing needs to be done, unless the table has it by another name.",
    );
}
